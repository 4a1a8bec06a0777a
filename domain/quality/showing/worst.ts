import type { MemberId } from '../../ids.ts';
import type { Direction } from '../sample.ts';
import type { PromiseFigure, PromiseId, QualityJudgement, Scope } from '../verdict.ts';

/** Where a promise is kept worst. */
export interface Worst {
  readonly memberId: MemberId;
  readonly direction: Direction;
  readonly figure: PromiseFigure;
}

/**
 * The person and direction that a promise is kept worst for, of those for whom anything was measured:
 * 1. a breach before everything else;
 * 2. then the worse value: the larger one, of HD the smaller.
 */
export function worstOf(
  judgement: QualityJudgement,
  scope: Scope,
  promise: PromiseId,
): Worst | undefined {
  let worst: Worst | undefined;
  for (const [memberId, directions] of Object.entries(judgement.people)) {
    for (const direction of ['receiving', 'sending'] as const) {
      const figure = directions[direction]?.[scope][promise];
      if (figure?.value === undefined) continue;
      const found = { memberId: memberId as MemberId, direction, figure };
      if (!worst || isWorse(figure, worst.figure, promise)) worst = found;
    }
  }
  return worst;
}

function isWorse(one: PromiseFigure, other: PromiseFigure, promise: PromiseId): boolean {
  const [breached, otherBreached] = [one, other].map(({ verdict }) => verdict === 'breached');
  if (breached !== otherBreached) return breached === true;
  const [value = 0, otherValue = 0] = [one.value, other.value];
  return promise === 'hd' ? value < otherValue : value > otherValue;
}
