import { directionTick, openDirection, silentTick, type DirectionAccount } from './direction.ts';
import { familyFigures, type Family } from './family.ts';
import type { MemberId } from '../../ids.ts';
import type { Direction, QualitySample, QualityTick } from '../sample.ts';
import { openPool, type Pool } from './secondsAccount.ts';
import { isSoundLate } from '../soundShare.ts';
import type { QualityJudgement, Scope, ScopedFigures } from '../verdict.ts';

/**
 * What the judge knows. Only `judgement` is for others, and it never changes. The rest is owned by the judge and changed
 * in place: a state is used up by the tick that it is given to.
 */
export interface JudgeState {
  readonly accounts: Map<string, DirectionAccount>;
  readonly pool: Pool;
  /** `undefined` before the first tick. */
  readonly judgement: QualityJudgement | undefined;
}

/** A judge who has seen nothing yet; one for each call. */
export function startJudging(): JudgeState {
  return { accounts: new Map(), pool: openPool(), judgement: undefined };
}

/**
 * Takes in what was measured in one second, and judges every promise in every scope. See docs/verdicts.md. The state that
 * is given is used up.
 */
export function judgeTick(state: JudgeState, tick: QualityTick): JudgeState {
  const { accounts, pool } = state;
  const { atMs } = tick;
  const samples = byDirection(tick.samples);
  const isLate = lateSenders(tick);
  const hear = (account: DirectionAccount, own: readonly QualitySample[]): void =>
    directionTick(account, { samples: own, isSoundLate: isLate(account), atMs });
  for (const account of accounts.values()) {
    const own = samples[account.direction].get(account.memberId);
    if (!own) silentTick(account, atMs);
    else {
      samples[account.direction].delete(account.memberId);
      hear(account, own);
    }
  }
  for (const [key, own] of keyed(samples)) {
    const first = own.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!first) continue;
    const account = openDirection(first, atMs, pool);
    accounts.set(key, account);
    hear(account, own);
  }
  const family = { accounts: [...accounts.values()], pool, atMs };
  return { accounts, pool, judgement: judgementOf(family, state.judgement) };
}

type Whose = Pick<QualitySample, 'memberId' | 'direction'>;

/** Whose device leaves out sound, by its own word: this one's for what is sent, a far end's for what is received. */
function lateSenders({ device, farEnds }: QualityTick): (whose: Whose) => boolean {
  const isMineLate = isSoundLate(device?.capturedSoundShare);
  const late = new Set<MemberId>();
  for (const { memberId, device: far } of farEnds) {
    if (isSoundLate(far?.capturedSoundShare)) late.add(memberId);
  }
  return ({ memberId, direction }) => (direction === 'sending' ? isMineLate : late.has(memberId));
}

const DIRECTIONS = ['receiving', 'sending'] as const;
type DirectionSamples = Readonly<Record<Direction, Map<MemberId, QualitySample[]>>>;

function byDirection(samples: readonly QualitySample[]): DirectionSamples {
  const found: DirectionSamples = { receiving: new Map(), sending: new Map() };
  for (const sample of samples) {
    const own = found[sample.direction].get(sample.memberId);
    if (own) own.push(sample);
    else found[sample.direction].set(sample.memberId, [sample]);
  }
  return found;
}

/** By the keys of accounts, sorted, so that nothing depends on the order in which samples are listed. */
function keyed(
  samples: DirectionSamples,
): readonly (readonly [string, readonly QualitySample[]])[] {
  return DIRECTIONS.flatMap((direction) =>
    [...samples[direction]].map(([memberId, own]) => [`${direction} ${memberId}`, own] as const),
  ).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function judgementOf(family: Family, before: QualityJudgement | undefined): QualityJudgement {
  const people: Record<MemberId, Partial<Record<Direction, ScopedFigures>>> = {};
  let [downMs, expectedMs] = [0, 0];
  for (const { memberId, direction, figures, outage } of family.accounts) {
    (people[memberId] ??= {})[direction] = figures;
    downMs += outage.downMs;
    expectedMs += outage.expectedMs;
  }
  const figures = (scope: Scope) => familyFigures(family, scope, before?.call[scope]);
  return {
    atMs: family.atMs,
    call: { now: figures('now'), fiveMinutes: figures('fiveMinutes'), call: figures('call') },
    people,
    outage: { downMs, expectedMs },
  };
}
