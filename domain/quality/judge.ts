import { directionTick, openDirection, silentTick, type DirectionAccount } from './direction.ts';
import { familyFigures } from './family.ts';
import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { QualitySample, QualityTick } from './sample.ts';
import type { Outage, QualityJudgement, ScopedFigures } from './verdict.ts';

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
  const samples = Map.groupBy(tick.samples, keyOf);
  const accounts = new Map<string, DirectionAccount>();
  for (const [key, account] of state.accounts) {
    const own = samples.get(key);
    accounts.set(
      key,
      own ? directionTick(account, own, tick.atMs) : silentTick(account, tick.atMs),
    );
  }
  // Sorted, so that nothing depends on the order in which samples are listed.
  for (const key of [...samples.keys()].toSorted()) {
    const own = samples.get(key) ?? [];
    const first = own.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!first || accounts.has(key)) continue;
    accounts.set(key, directionTick(openDirection(first, tick.atMs), own, tick.atMs));
  }
  return { accounts, judgement: judgementOf([...accounts.values()], state.judgement, tick.atMs) };
}

function judgementOf(
  accounts: readonly DirectionAccount[],
  before: QualityJudgement | undefined,
  atMs: EpochMs,
): QualityJudgement {
  const people: Record<MemberId, Partial<Record<'receiving' | 'sending', ScopedFigures>>> = {};
  for (const { memberId, direction, figures } of accounts)
    people[memberId] = { ...people[memberId], [direction]: figures };
  return {
    atMs,
    call: {
      now: familyFigures(accounts, 'now', before?.call.now, atMs),
      fiveMinutes: familyFigures(accounts, 'fiveMinutes', before?.call.fiveMinutes, atMs),
      call: familyFigures(accounts, 'call', before?.call.call, atMs),
    },
    people,
    outage: accounts.reduce(addOutage, { downMs: 0, expectedMs: 0 }),
  };
}

function addOutage(sum: Outage, { outage }: DirectionAccount): Outage {
  return {
    downMs: sum.downMs + outage.downMs,
    expectedMs: sum.expectedMs + outage.expectedMs,
  };
}

function keyOf({ memberId, direction }: QualitySample): string {
  return `${direction} ${memberId}`;
}
