import { expect, it } from 'vitest';
import type { ScreenSource } from '../../../domain/desktop/screens.ts';
import { nameOf } from './nameOf.ts';
import { screenPickerTexts } from './texts.ts';

const source = (id: string, name: string): ScreenSource => ({
  id,
  name,
  kind: id.startsWith('screen') ? 'screen' : 'window',
  picture: null,
});
const t: Parameters<typeof nameOf>[2] = (key, ...values) => {
  const { number } = (values[0] ?? {}) as { readonly number?: number };
  return screenPickerTexts.en[key].replace('{{number}}', String(number));
};

it('a single screen is the entire screen, several are counted', () => {
  const [one, two] = [source('screen:0:0', 'DISPLAY1'), source('screen:1:0', 'DISPLAY2')];
  expect(nameOf(one, [one], t)).toBe('Entire screen');
  expect([one, two].map((screen) => nameOf(screen, [one, two], t))).toEqual([
    'Screen 1',
    'Screen 2',
  ]);
});

it('a window has its title, or the word for having none', () => {
  const [named, unnamed] = [source('window:1:0', 'Budget.xlsx'), source('window:2:0', ' ')];
  expect(nameOf(named, [named], t)).toBe('Budget.xlsx');
  expect(nameOf(unnamed, [named, unnamed], t)).toBe('Window without a name');
});
