import { setImmediate as afterOthers } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/fakes/meetingService.ts';
import { openSqliteStore } from '../storage/sqliteStore.ts';
import { createDispatcher, DeliveryRefused, pauseMs, type Sender } from './dispatcher.ts';
import type { News } from './deliveryStore.ts';

const HOUR_MS = 3_600_000;
const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** A dispatcher with one mail in its queue, on a clock that goes on when the next attempt is asked for. */
async function queued(send: Sender) {
  const store = await openSqliteStore(temporaryFolder(), 0);
  onTestFinished(() => store.close());
  const event = { type: 'declared', eventId: 'e', atMs: 0, by: 'desk', ...words() } as const;
  await store.incidents.add({ incidentId: 'incident-of-a-test', revision: 1, event });
  const clock = { now: 0 };
  const attempts: number[] = [];
  const due: (() => void)[] = [];
  const dispatcher = createDispatcher({
    store: store.deliveries,
    deliveriesOf: async () => [{ channel: 'mail', content: 'a mail' }],
    senders: {
      mail: (content) => {
        attempts.push(clock.now);
        return send(content);
      },
    },
    now: () => clock.now,
    schedule(delayMs, run) {
      due.push(() => {
        clock.now += delayMs;
        run();
      });
      return () => undefined;
    },
    log: QUIET,
  });
  onTestFinished(() => dispatcher.close());
  dispatcher.wake();
  const waits = () => store.deliveries.nextDueMs('mail');
  return { attempts, dispatcher, store, waits, due };
}

function words() {
  const times = { detectedAtMs: 0, startsAtMs: 0, endsAtMs: undefined };
  return { kind: 'incident', title: 't', text: '', affects: [], ...times } as const;
}

test('pauses grow from a minute to six hours', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(pauseMs)).toEqual(
    [1, 4, 16, 64, 256, 360, 360].map((minutes) => minutes * 60_000),
  );
});

test('what is never taken is tried for three days and then given up', async () => {
  const { attempts, waits, due } = await queued(async () => {
    throw new Error('no');
  });
  await vi.waitFor(async () => {
    due.pop()?.();
    expect(attempts.length).toBeGreaterThan(10);
    expect(await waits()).toBeUndefined();
  });
  expect(attempts.slice(0, 4)).toEqual([0, 60_000, 300_000, 1_260_000]);
  const last = attempts.at(-1) ?? 0;
  expect(last).toBeLessThanOrEqual(72 * HOUR_MS);
  expect(last).toBeGreaterThan(60 * HOUR_MS);
});

test('what is refused for good is not tried again', async () => {
  const { attempts, waits } = await queued(async () => {
    throw new DeliveryRefused('no such mailbox');
  });
  await vi.waitFor(() => expect(attempts).toEqual([0]));
  await vi.waitFor(async () => expect(await waits()).toBeUndefined());
});

test('what was taken is not sent again, however often it is woken', async () => {
  const { attempts, waits, dispatcher } = await queued(async () => undefined);
  dispatcher.wake();
  dispatcher.wake();
  await vi.waitFor(() => expect(attempts).toEqual([0]));
  await vi.waitFor(async () => expect(await waits()).toBeUndefined());
  dispatcher.wake();
  await dispatcher.close();
  expect(attempts).toEqual([0]);
});

test('closing does not wait for a receiver that hangs, and keeps what it was sent', async () => {
  const { attempts, waits, dispatcher } = await queued(() => new Promise(() => undefined));
  await vi.waitFor(() => expect(attempts).toHaveLength(1));
  await dispatcher.close();
  expect(await waits()).toBe(0);
});

test('others get their turns while many news are read', async () => {
  const read: number[] = [];
  const turns: number[] = [];
  const dispatcher = createDispatcher({
    store: {
      // As the database does: each answer is there before anything else gets a turn.
      unread: async (kind) =>
        kind === 'report' && read.length === 0
          ? [1, 2, 3].map((seq) => ({ kind, seq, head: {}, events: [] }) as unknown as News)
          : [],
      queue: async ({ seq }) => void read.push(seq),
      nextDue: async () => undefined,
      nextDueMs: async () => undefined,
      putOff: async () => undefined,
      remove: async () => undefined,
    },
    deliveriesOf: async () => [],
    senders: {},
    now: () => 0,
    schedule: () => () => undefined,
    log: QUIET,
  });
  dispatcher.wake();
  while (read.length < 3) {
    await afterOthers();
    turns.push(read.length);
  }
  expect(turns.length).toBeGreaterThanOrEqual(3);
  await dispatcher.close();
});
