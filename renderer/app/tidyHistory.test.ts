import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { someCall } from '../../test/fakes/history.ts';
import { createFakeSession } from '../../test/fakes/session.ts';
import { createClock } from '../platform/clock.ts';
import { tidyHistory } from './tidyHistory.ts';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers({ now: 400 * DAY_MS }));
afterEach(() => void vi.useRealTimers());

it('drops old calls after the start, every hour, and at once when less is to be kept', async () => {
  const session = createFakeSession();
  const { archive, stores } = session;
  const put = (callId: string, daysAgo: number) => {
    const atMs = Date.now() - daysAgo * DAY_MS;
    return archive.put(someCall(callId, { startedAtMs: atMs, endedAtMs: atMs }));
  };
  const left = async () => (await archive.list()).map(({ callId }) => callId);
  await put('older', 100);
  await put('old', 50);
  await put('new', 1);
  const undo = tidyHistory(session, createClock(globalThis));
  expect(await left()).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await left()).toEqual(['new', 'old']);

  stores.settings.setState({ keepHistory: 30 });
  await vi.advanceTimersByTimeAsync(0);
  expect(await left()).toEqual(['new']);

  await put('old', 50);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await left()).toEqual(['new']);

  stores.settings.setState({ keepHistory: 'for-ever' });
  await put('old', 300);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await left()).toEqual(['new', 'old']);
  undo();
  expect(vi.getTimerCount()).toBe(0);
});
