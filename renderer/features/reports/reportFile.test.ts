import { expect, test } from 'vitest';
import { FAULT_AT_MS, fakeEvent, fakeReport } from '../../../test/fakes/myReport.ts';
import { reportFileName, toReportJson } from './reportFile.ts';

test('a report is exported with its log, its state and both clocks as they stand then', () => {
  const report = fakeReport({}, [fakeEvent(2, 'service', { type: 'received' })]);
  const file = JSON.parse(toReportJson(report, FAULT_AT_MS + 60_000)) as Record<string, unknown>;
  expect(file).toMatchObject({
    format: 'umeet-report',
    exportedAt: '2026-11-23T08:01:00.000Z',
    number: 123,
    isSent: true,
    standing: { state: 'filed', level: 2 },
    clocks: { response: { state: 'kept' }, recovery: { leftMs: 4 * 3_600_000 - 60_000 } },
    events: [{ type: 'filed' }, { type: 'received', happenedAt: '2026-11-23T08:00:02.000Z' }],
  });
  expect(reportFileName(report)).toBe('umeet-report-000123');
});

test('one that was not sent yet has no number, and what is unknown is null', () => {
  const report = fakeReport();
  const file = JSON.parse(toReportJson(report, FAULT_AT_MS)) as Record<string, unknown>;
  expect(file).toMatchObject({ number: null, isSent: false, clockOffsetMs: null, evidence: null });
  expect(reportFileName(report)).toBe('umeet-report-report-k');
});
