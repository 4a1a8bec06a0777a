import { judgeTick, startJudging } from '../../domain/quality/judging/judge.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import type { QualityJudgement } from '../../domain/quality/verdict.ts';
import { pause, type Clock } from '../platform/clock.ts';

/** Seconds that are judged again in one go after a reload; more would keep the page waiting. */
const REPLAY = 200;

/** What judging a call needs. */
export interface CallJudgeDeps {
  /** The seconds of the call that were recorded before the page was reloaded; `undefined` when it was not. */
  readonly earlier: (() => Promise<readonly QualityTick[]>) | undefined;
  readonly clock: Clock;
  /** The call's life. */
  readonly signal: AbortSignal;
}

/** The verdicts of one call from its first second to its last, over new memberships and reloads of the page. */
export interface CallJudge {
  /** Judges one more second. `undefined` while the seconds before a reload are still being judged again. */
  take(tick: QualityTick): QualityJudgement | undefined;
}

export function createCallJudge({ earlier, clock, signal }: CallJudgeDeps): CallJudge {
  let state = startJudging();
  let waiting: QualityTick[] | undefined = earlier && [];

  function judge(ticks: readonly QualityTick[]) {
    for (const tick of ticks) state = judgeTick(state, tick);
  }

  async function judgeAgain(recorded: () => Promise<readonly QualityTick[]>) {
    const ticks = await recorded();
    for (let at = 0; at < ticks.length && !signal.aborted; at += REPLAY) {
      judge(ticks.slice(at, at + REPLAY));
      await pause(clock, 0, signal);
    }
    const since = waiting ?? [];
    waiting = undefined;
    // What was recorded while that went on is among the seconds that waited as well.
    const lastMs = ticks.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
    judge(since.filter(({ atMs }) => atMs > lastMs));
  }

  if (earlier) void judgeAgain(earlier);
  return {
    take: (tick) => {
      if (waiting) {
        waiting.push(tick);
        return undefined;
      }
      judge([tick]);
      return state.judgement;
    },
  };
}
