import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../domain/desktop/updates.ts';
import {
  firstUpdateState,
  isOlder,
  mayFetch,
  nextCheckDelay,
  nextUpdateState,
  plainNotes,
  updateProblem,
  type UpdateEvent,
} from './updates.ts';

const FIRST = firstUpdateState({ current: '1.0.0', isPossible: true, previous: null });
const OFFER = { version: '1.1.0', notes: 'Better' };
const after = (...events: readonly UpdateEvent[]): UpdateState =>
  events.reduce(nextUpdateState, FIRST);
const ASKED: UpdateEvent = { kind: 'asked' };
const FOUND: UpdateEvent = { kind: 'answered', offered: OFFER, nowMs: 5 };

describe('the way to a newer version', () => {
  it('leads from the question to the installer', () => {
    const steps = [
      ASKED,
      FOUND,
      { kind: 'fetching', progress: 0.5 },
      { kind: 'fetched' },
      { kind: 'installing' },
    ] as const;
    const passed = steps.map((_, index) => after(...steps.slice(0, index + 1)).step);
    expect(passed).toEqual(['checking', 'available', 'downloading', 'ready', 'installing']);
    expect(after(ASKED, FOUND)).toMatchObject({ offered: OFFER, checkedMs: 5 });
  });

  it('ends at the question when there is none newer', () => {
    const none = after(ASKED, { kind: 'answered', offered: null, nowMs: 7 });
    expect(none).toMatchObject({ step: 'idle', offered: null, checkedMs: 7 });
  });

  it('names what failed, until it is tried again', () => {
    const failed = after(ASKED, { kind: 'failed', problem: 'damaged' });
    expect(failed).toMatchObject({ step: 'failed', problem: 'damaged' });
    expect(nextUpdateState(failed, ASKED)).toMatchObject({ step: 'checking', problem: null });
  });

  it('knows nothing but failure once it installs', () => {
    const installing = after(ASKED, FOUND, { kind: 'fetched' }, { kind: 'installing' });
    expect(nextUpdateState(installing, ASKED)).toBe(installing);
    expect(nextUpdateState(installing, { kind: 'failed', problem: 'other' }).step).toBe('failed');
  });

  it('is gone by itself only outside a meeting, when allowed, and not to what failed before', () => {
    const found = after(ASKED, FOUND);
    const calm = { isInMeeting: false, isAutomatic: true, refused: null };
    expect(mayFetch(found, calm)).toBe(true);
    expect(mayFetch(found, { ...calm, isInMeeting: true })).toBe(false);
    expect(mayFetch(found, { ...calm, isAutomatic: false })).toBe(false);
    expect(mayFetch(found, { ...calm, refused: '1.1.0' })).toBe(false);
    expect(mayFetch(FIRST, calm)).toBe(false);
  });

  it('looks soon after the start, then a few times a day, and waits longer after each failure', () => {
    const minutes = (ms: number) => ms / 60_000;
    expect(nextCheckDelay(0, false)).toBe(20_000);
    expect(minutes(nextCheckDelay(0, true))).toBe(360);
    expect([1, 2, 3, 20].map((failures) => minutes(nextCheckDelay(failures, false)))).toEqual([
      15, 30, 60, 360,
    ]);
  });

  it('knows which of two versions came first', () => {
    expect(isOlder('1.9.0', '1.10.0')).toBe(true);
    expect(isOlder('2.0.0', '1.10.0')).toBe(false);
    expect(isOlder('1.2.3', '1.2.3')).toBe(false);
  });

  it.each([
    [{ code: 'ERR_CHECKSUM_MISMATCH', message: 'sha512' }, 'damaged'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
    [{ code: 'HTTP_ERROR_404', message: '404' }, 'unreachable'],
    [{ code: 'ENOSPC', message: 'no space' }, 'disk'],
    [new Error('a bug'), 'other'],
    [undefined, 'other'],
  ])('calls %o %s', (error, problem) => {
    expect(updateProblem(error)).toBe(problem);
  });

  it('shows notes as text, whatever they are written in', () => {
    expect(plainNotes('<h2>New</h2><p>Tom &amp; Ann<script>alert(1)</script></p>')).toBe(
      'New\nTom & Annalert(1)',
    );
    expect(
      plainNotes([
        { version: '1', note: 'a' },
        { version: '2', note: 'b' },
      ]),
    ).toBe('a\n\nb');
    expect(plainNotes(null)).toBe('');
    expect(plainNotes('x'.repeat(50_000))).toHaveLength(20_000);
  });
});
