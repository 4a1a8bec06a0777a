import { setImmediate as afterOthers } from 'node:timers/promises';
import type { EpochMs } from '../../domain/time.ts';
import type { Log } from '../log.ts';
import type { Schedule } from '../signalling/seats.ts';
import { reasonOf } from '../startFailure.ts';
import {
  CHANNELS,
  type Channel,
  type Delivery,
  type DeliveryStore,
  type NewDelivery,
  type News,
} from './deliveryStore.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After three days an outage of a receiver is known to those who run it, and the news is old. */
const GIVE_UP_AFTER_MS = 72 * HOUR_MS;
const LONGEST_PAUSE_MS = 6 * HOUR_MS;
const GROWTH = 4;
/** News that are read at a time. */
const BATCH = 100;

/** The receiver has refused for good: to try again would be no use. */
export class DeliveryRefused extends Error {}

/** Sends one; rejects when it was not taken, with {@link DeliveryRefused} when it never will be. */
export type Sender = (content: string) => Promise<void>;

/** Tells outside what happens, in the background. */
export interface Dispatcher {
  /** Something has happened, or the service has begun. */
  wake(): void;
  /** Stops; what is on its way is left in the queue unless it was taken already. */
  close(): Promise<void>;
}

/** What {@link createDispatcher} needs. */
export interface DispatcherNeeds {
  readonly store: DeliveryStore;
  /** What is told of something; of channels without a sender, nothing. */
  readonly deliveriesOf: (news: News) => Promise<readonly NewDelivery[]>;
  readonly senders: Readonly<Partial<Record<Channel, Sender>>>;
  readonly now: () => EpochMs;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** How long after a failed attempt, the first being 1, it is tried again: a minute at first, then four times longer each time. */
export function pauseMs(attempts: number): number {
  return Math.min(MINUTE_MS * GROWTH ** (attempts - 1), LONGEST_PAUSE_MS);
}

/** A dispatcher that does nothing until it is woken. Each channel goes on by itself, so that none waits for another. */
export function createDispatcher(needs: DispatcherNeeds): Dispatcher {
  const { store, now, log } = needs;
  const closing = createSignal();
  const cancels = new Map<Channel, () => void>();
  const channels = CHANNELS.filter((channel) => needs.senders[channel]);
  const collect = oneAtATime(async () => {
    for (const kind of ['report', 'incident'] as const) await collectKind(needs, kind, closing);
  });
  const drains = new Map(channels.map((channel) => [channel, oneAtATime(() => drain(channel))]));

  async function drain(channel: Channel): Promise<void> {
    cancels.get(channel)?.();
    for (;;) {
      const delivery = closing.isGiven() ? undefined : await store.nextDue(channel, now());
      if (!delivery) break;
      await attempt(needs, delivery, closing);
    }
    if (closing.isGiven()) return;
    const dueMs = await store.nextDueMs(channel);
    if (dueMs !== undefined)
      cancels.set(
        channel,
        needs.schedule(Math.max(0, dueMs - now()), () => run(drains.get(channel))),
      );
  }

  function run(work: (() => Promise<void>) | undefined): void {
    work?.().catch((err: unknown) => log.error({ err }, 'deliveries failed'));
  }

  return {
    wake() {
      if (closing.isGiven()) return;
      run(async () => {
        await collect();
        for (const work of drains.values()) run(work);
      });
    },
    async close() {
      closing.give();
      for (const cancel of cancels.values()) cancel();
      await Promise.allSettled([collect(), ...[...drains.values()].map((work) => work())]);
    },
  };
}

async function collectKind(
  { store, deliveriesOf, now }: DispatcherNeeds,
  kind: News['kind'],
  closing: Signal,
): Promise<void> {
  while (!closing.isGiven()) {
    const batch = await store.unread(kind, BATCH);
    for (const news of batch) {
      await store.queue(news, await deliveriesOf(news), now());
      // The database answers without leaving this thread: many news would keep callers waiting for seconds.
      await afterOthers();
    }
    if (batch.length < BATCH) return;
  }
}

async function attempt(
  { store, senders, now, log }: DispatcherNeeds,
  delivery: Delivery,
  closing: Signal,
): Promise<void> {
  const { id, channel, createdAtMs } = delivery;
  const attempts = delivery.attempts + 1;
  try {
    const sending = senders[channel]?.(delivery.content);
    if ((await Promise.race([sending, closing.given])) === 'closing') return;
    await store.remove(id);
    log.info({ delivery: id, channel, attempts }, 'delivered');
  } catch (error) {
    // Neither the address nor the secret is in a reason; a message may quote them.
    const reason = error instanceof DeliveryRefused ? 'refused' : codeOf(error);
    const dueMs = now() + pauseMs(attempts);
    if (error instanceof DeliveryRefused || dueMs > createdAtMs + GIVE_UP_AFTER_MS) {
      await store.remove(id);
      log.error({ delivery: id, channel, attempts, reason }, 'delivery given up');
    } else {
      await store.putOff(id, attempts, dueMs);
      log.warn({ delivery: id, channel, attempts, reason }, 'delivery put off');
    }
  }
}

function codeOf(error: unknown): string {
  const reason = reasonOf(error);
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(reason) ? reason : 'failed';
}

interface Signal {
  readonly given: Promise<'closing'>;
  isGiven(): boolean;
  give(): void;
}

function createSignal(): Signal {
  let isGiven = false;
  const { promise, resolve } = Promise.withResolvers<'closing'>();
  return {
    given: promise,
    isGiven: () => isGiven,
    give() {
      isGiven = true;
      resolve('closing');
    },
  };
}

/** Never runs twice at once; asked meanwhile, it runs once more afterwards, and that run is answered with. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return (running = work());
      });
    return next;
  };
}
