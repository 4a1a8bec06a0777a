import { JOIN_WINDOW_MS, type JoinCount } from '../../domain/incidents/monitor.ts';
import type { Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import { LIMITS } from '../protocol/index.ts';

/** Counts how joins went lately. */
export interface JoinMeter {
  /** A join begins; what is returned takes its end: the reply, or nothing when there was none. */
  begin(): (reply: Reply<unknown> | undefined) => void;
  /** Of those that began within the window and have ended, or should have. */
  count(): JoinCount;
}

interface Join {
  readonly beganMs: EpochMs;
  endedMs: EpochMs | undefined;
  isBroken: boolean;
}

/** No joins yet. */
export function createJoinMeter(now: () => EpochMs): JoinMeter {
  let joins: Join[] = [];
  return {
    begin() {
      const join: Join = { beganMs: now(), endedMs: undefined, isBroken: false };
      joins.push(join);
      return (reply) => {
        join.endedMs = now();
        join.isBroken = reply === undefined || (!reply.ok && reply.fault.code === 'internal');
      };
    },
    count() {
      const nowMs = now();
      joins = joins.filter(({ beganMs }) => beganMs > nowMs - JOIN_WINDOW_MS);
      // A client waits no longer than this, whatever comes then.
      const isLate = ({ beganMs, endedMs = nowMs }: Join) =>
        endedMs - beganMs > LIMITS.ackTimeoutMs;
      const judged = joins.filter((join) => join.endedMs !== undefined || isLate(join));
      const failed = judged.filter((join) => join.isBroken || isLate(join)).length;
      return { all: judged.length, failed };
    },
  };
}
