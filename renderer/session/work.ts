import { judgeTick, startJudging } from '../../domain/quality/judging/judge.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import type { QualityJudgement } from '../../domain/quality/verdict.ts';
import { createCallJudge } from './callJudge.ts';
import { recordCall } from './callRecorder.ts';
import { measureLoop } from './checkLoop.ts';
import { openMeeting } from './meeting.ts';

/** The verdicts on seconds that have all been measured. */
function judgeAll(ticks: readonly QualityTick[]): QualityJudgement | undefined {
  return ticks.reduce(judgeTick, startJudging()).judgement;
}

/**
 * What only a meeting or a check does: people, measuring, judging, recording. Nobody but the loader imports more of this
 * file than its type, so that Home need not wait for it.
 */
export const WORK = { openMeeting, createCallJudge, recordCall, measureLoop, judgeAll };

/** See {@link WORK}. */
export type Work = typeof WORK;
