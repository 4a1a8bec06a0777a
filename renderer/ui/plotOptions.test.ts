import { expect, test } from 'vitest';
import { plotData, readAt, type PlotContent } from './plotOptions.ts';

const content: PlotContent = {
  times: [1_000, 3_000, 5_000, 20_000],
  lines: [{ label: 'Receiving', values: [7, null, null, null] }],
  shown: { fromMs: 0, toMs: 20_000 },
  atLeast: 10,
  formatValue: String,
  formatTime: String,
};
const values = content.lines[0]?.values ?? [];

test('what a plot draws across it also reads across, and nothing beyond', () => {
  expect([0, 1, 2, 3].map((index) => readAt(content, values, index))).toEqual([7, 7, 7, null]);
  expect(readAt(content, [], -1)).toBeNull();
});

test('columns are handed on as they are', () => {
  expect(plotData(content)).toEqual([content.times, values]);
});
