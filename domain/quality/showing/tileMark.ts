import type { MemberId } from '../../ids.ts';
import type { Direction } from '../sample.ts';
import type { SideFinding, SideReason } from '../sideFinding.ts';
import type { PromiseFigure, PromiseId, QualityJudgement } from '../verdict.ts';

/** What is worst about a person's connection. A verdict and a hint must not look alike. */
export type TileMark =
  | { readonly kind: 'verdict'; readonly promise: PromiseId; readonly figure: PromiseFigure }
  | { readonly kind: 'hint'; readonly code: SideReason['code'] };

/** Worst for a conversation first. */
const ORDER: readonly PromiseId[] = ['loss', 'delay', 'jitter', 'hd'];
const OUTAGES = { receiving: 'outage-receiving', sending: 'outage-sending' } as const;

/**
 * The mark on a person's tile, or `undefined` when nothing is wrong.
 * 1. Nothing comes at all: that is a hint, because availability is judged over a month.
 * 2. A promise of the last two minutes is breached in this direction.
 * 3. Something else that was noticed of this person, whatever the verdicts say so far.
 */
export function tileMark(
  judgement: QualityJudgement | undefined,
  finding: SideFinding,
  memberId: MemberId,
  direction: Direction,
): TileMark | undefined {
  const noticed = finding.state === 'well' ? [] : finding.reasons;
  const theirs = noticed.filter(
    ({ code, memberId: whose }) =>
      whose === memberId && (code.endsWith(`-${direction}`) || code === 'delay'),
  );
  const outage = theirs.find(({ code }) => code === OUTAGES[direction]);
  if (outage) return { kind: 'hint', code: outage.code };
  const figures = judgement?.people[memberId]?.[direction]?.now;
  const promise = figures && ORDER.find((one) => figures[one].verdict === 'breached');
  if (promise) return { kind: 'verdict', promise, figure: figures[promise] };
  const [hint] = theirs;
  return hint && { kind: 'hint', code: hint.code };
}
