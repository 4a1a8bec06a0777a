import {
  directionTick,
  openDirection,
  silentTick,
  type DirectionAccount,
  type DirectionSeconds,
} from './direction.ts';
import { familyFigures } from './family.ts';
import type { MemberId } from '../../ids.ts';
import type { EpochMs } from '../../time.ts';
import type { Direction, QualitySample, QualityTick } from '../sample.ts';
import { isSoundLate } from '../soundShare.ts';
import type { QualityJudgement, ScopedFigures } from '../verdict.ts';

/** What the judge knows. Only `judgement` is for others. */
export interface JudgeState {
  readonly accounts: ReadonlyMap<string, DirectionAccount>;
  /** `undefined` before the first tick. */
  readonly judgement: QualityJudgement | undefined;
}

/** A judge who has seen nothing yet; one for each call. */
export function startJudging(): JudgeState {
  return { accounts: new Map(), judgement: undefined };
}

/** Takes in what was measured in one second, and judges every promise in every scope. See docs/verdicts.md. */
export function judgeTick(state: JudgeState, tick: QualityTick): JudgeState {
  const samples = byDirection(tick.samples);
  const isLate = lateSenders(tick);
  const seconds = (whose: Whose, own: readonly QualitySample[]): DirectionSeconds => ({
    samples: own,
    isSoundLate: isLate(whose),
    atMs: tick.atMs,
  });
  const accounts = new Map<string, DirectionAccount>();
  for (const [key, account] of state.accounts) {
    const own = samples[account.direction].get(account.memberId);
    samples[account.direction].delete(account.memberId);
    accounts.set(
      key,
      own ? directionTick(account, seconds(account, own)) : silentTick(account, tick.atMs),
    );
  }
  for (const [key, own] of keyed(samples)) {
    const first = own.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!first) continue;
    accounts.set(key, directionTick(openDirection(first, tick.atMs), seconds(first, own)));
  }
  return { accounts, judgement: judgementOf([...accounts.values()], state.judgement, tick.atMs) };
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

function judgementOf(
  accounts: readonly DirectionAccount[],
  before: QualityJudgement | undefined,
  atMs: EpochMs,
): QualityJudgement {
  const people: Record<MemberId, Partial<Record<'receiving' | 'sending', ScopedFigures>>> = {};
  let [downMs, expectedMs] = [0, 0];
  for (const { memberId, direction, figures, outage } of accounts) {
    people[memberId] = { ...people[memberId], [direction]: figures };
    downMs += outage.downMs;
    expectedMs += outage.expectedMs;
  }
  return {
    atMs,
    call: {
      now: familyFigures(accounts, 'now', before?.call.now, atMs),
      fiveMinutes: familyFigures(accounts, 'fiveMinutes', before?.call.fiveMinutes, atMs),
      call: familyFigures(accounts, 'call', before?.call.call, atMs),
    },
    people,
    outage: { downMs, expectedMs },
  };
}
