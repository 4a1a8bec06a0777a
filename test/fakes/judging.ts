import type { MemberId } from '../../domain/ids.ts';
import { judgeTick, startJudging, type JudgeState } from '../../domain/quality/judging/judge.ts';
import type { QualitySample } from '../../domain/quality/sample.ts';
import type { Figures, QualityJudgement, Scope } from '../../domain/quality/verdict.ts';
import { aPicture, aSample, aTick } from './quality.ts';

const START_MS = 1_700_000_000_000;
export const BO = 'bo' as MemberId;
export const CY = 'cy' as MemberId;

/** What is measured in a second of a call. */
export type Second = (second: number) => readonly QualitySample[];

/** Judges seconds `from` up to `to`, one tick each. */
export function judgeSeconds(
  from: number,
  to: number,
  samples: Second,
  start = startJudging(),
): JudgeState {
  let state = start;
  for (let second = from; second < to; second += 1)
    state = judgeTick(state, { ...aTick(at(second), []), samples: samples(second) });
  return state;
}

/** The end of a second on the wall clock. */
export function at(second: number): number {
  return START_MS + second * 1_000;
}

export function judgement(state: JudgeState): QualityJudgement {
  if (!state.judgement) throw new Error('nothing was judged');
  return state.judgement;
}

export function receiving(state: JudgeState, scope: Scope = 'call', member = BO): Figures {
  const figures = judgement(state).people[member]?.receiving?.[scope];
  if (!figures) throw new Error('nobody was judged');
  return figures;
}

/** A good second of sound: 50 packets. */
export const sound: Second = (second) => [aSample({ atMs: at(second), packetsExpected: 50 })];

/** A second of HD, but for the change: 90 packets. */
export const picture =
  (change: Partial<QualitySample>): Second =>
  (second) => [
    aPicture({
      atMs: at(second),
      packetsExpected: 90,
      sourceWidth: 1280,
      sourceHeight: 720,
      frozenMs: 0,
      ...change,
    }),
  ];

/** A good second of both. */
export const both: Second = (second) => [...sound(second), ...picture({})(second)];
