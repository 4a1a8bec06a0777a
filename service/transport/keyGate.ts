import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Caller, Callers } from '../access/callers.ts';
import { LIMITS } from '../protocol/index.ts';

const TEN_MINUTES_S = 600;

/**
 * Who shows this key, from that address (see `addressKey`); `desk-key-wrong` for a wrong one of the desk, and `rate-limited` for
 * any of the desk after so many wrong ones.
 */
export type KeyGate = (address: string, key: string | undefined) => Promise<Reply<Caller>>;

/** The key that a request shows as `Authorization: Bearer <key>`. */
export function bearerKeyOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (\S{1,256})$/.exec(headers.authorization ?? '')?.[1];
}

/** One gate for all ways in: it counts in memory. */
export function createKeyGate({ callerOf }: Pick<Callers, 'callerOf'>): KeyGate {
  const wrong = new RateLimiterMemory({ points: LIMITS.deskKeyTries, duration: TEN_MINUTES_S });
  return async (address, key) => {
    if (key === undefined) return ok({ kind: 'nobody' });
    if (!key.startsWith('d.')) return callerOf(key);
    const tried = await wrong.get(address);
    if ((tried?.consumedPoints ?? 0) >= LIMITS.deskKeyTries)
      return fail('rate-limited', 'too many wrong keys');
    const caller = callerOf(key);
    // It rejects with its result when the limit is reached, which the next one finds above.
    if (!caller.ok) await wrong.consume(address).catch(() => undefined);
    return caller;
  };
}
