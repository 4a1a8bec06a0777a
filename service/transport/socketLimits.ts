import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { LIMITS, type RequestName } from '../protocol/index.ts';

const WINDOW_S = 10;
const MINUTE_S = 60;
const TEN_MINUTES_S = 600;
/** Characters of a signal that count as one: a description fits, and 600 of the largest signals do not. */
const SIGNAL_UNIT = 16 * 1024;

/** Rates of the socket side. */
export interface SocketLimits {
  /** Whether that address may open one more socket. */
  admit(address: string): Promise<boolean>;
  /** Whether that address may still ask for rooms: neither codes nor passcodes can be searched by joining. */
  mayMiss(address: string): Promise<boolean>;
  /** Notes a room that was not there, or a wrong passcode. */
  noteMiss(address: string, what: 'room' | 'passcode'): Promise<void>;
  /** Whether that socket may make this request; `size` in characters. */
  spend(socketId: string, name: RequestName, size: number): Promise<Reply<null>>;
  forget(socketId: string): Promise<void>;
}

/** Limits of one service, counted in memory. */
export function createSocketLimits(): SocketLimits {
  const sockets = limiter(LIMITS.requestsPerMinute, MINUTE_S);
  const misses = limiter(LIMITS.requestsPerMinute, MINUTE_S);
  const passcodes = limiter(LIMITS.passcodeTries, TEN_MINUTES_S);
  const messages = limiter(LIMITS.messagesPer10Seconds, WINDOW_S);
  const signals = limiter(LIMITS.signalsPer10Seconds, WINDOW_S);
  return {
    admit: (address) => consume(sockets, address, 1),
    async mayMiss(address) {
      const [rooms, wrong] = await Promise.all([misses.get(address), passcodes.get(address)]);
      return (
        (rooms?.consumedPoints ?? 0) < LIMITS.requestsPerMinute &&
        (wrong?.consumedPoints ?? 0) < LIMITS.passcodeTries
      );
    },
    async noteMiss(address, what) {
      await consume(what === 'room' ? misses : passcodes, address, 1);
    },
    async spend(socketId, name, size) {
      const isSignal = name === 'signal:send';
      const points = isSignal ? Math.max(1, Math.ceil(size / SIGNAL_UNIT)) : 1;
      const within = await consume(isSignal ? signals : messages, socketId, points);
      return within ? ok(null) : fail('rate-limited', `again after ${WINDOW_S} seconds`);
    },
    async forget(socketId) {
      await Promise.all([messages.delete(socketId), signals.delete(socketId)]);
    },
  };
}

function limiter(points: number, duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration });
}

async function consume(limit: RateLimiterMemory, key: string, points: number): Promise<boolean> {
  // It rejects with its result when the limit is reached.
  return limit.consume(key, points).then(
    () => true,
    () => false,
  );
}
