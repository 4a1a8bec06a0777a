import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ShellNotice } from '../../domain/desktop/shellNotice.ts';
import { createNoticeLimit } from './noticeLimit.ts';

const KINDS: readonly ShellNotice['kind'][] = [
  'joined',
  'service-restarted',
  'meeting-lost',
  'update-ready',
];

it('lets one of a kind through in ten seconds, and others meanwhile', () => {
  const may = createNoticeLimit();
  expect([may('joined', 0), may('joined', 9_999), may('meeting-lost', 9_999)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(may('joined', 10_000)).toBe(true);
});

it('is not stopped for long by a clock that was set back', () => {
  const may = createNoticeLimit();
  may('joined', 10_000_000);
  expect(may('joined', 5_000)).toBe(true);
});

it('never lets more than five through in any minute', () => {
  const attempt = fc.tuple(fc.constantFrom(...KINDS), fc.nat(20_000));
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
      const may = createNoticeLimit();
      let nowMs = 0;
      const times = attempts.flatMap(([kind, pauseMs]) => {
        nowMs += pauseMs;
        return may(kind, nowMs) ? [nowMs] : [];
      });
      for (const fromMs of times) {
        const inMinute = times.filter((atMs) => atMs >= fromMs && atMs < fromMs + 60_000);
        expect(inMinute.length).toBeLessThanOrEqual(5);
      }
    }),
  );
});
