import type { MemberId } from '../../ids.ts';
import type { EpochMs } from '../../time.ts';
import type { SideFinding } from '../sideFinding.ts';
import { PROMISES, type PromiseId, type QualityJudgement, type Verdict } from '../verdict.ts';

/** Something that is wrong and worth saying without being asked, with what is known of it. */
export interface QualityAlert {
  /** The same as long as it is the same thing: a side (of one person, when it is a far end's), or that it is not clear. */
  readonly cause: string;
  readonly finding: SideFinding;
  /** Promises that stand as breached in the last two minutes. */
  readonly breached: readonly PromiseId[];
}

/** A verdict of the whole call that is worth hearing. */
export interface VerdictNews {
  readonly promise: PromiseId;
  readonly verdict: Verdict;
}

/** What has to be remembered from tick to tick. */
export interface AlertState {
  /** What stands now, if anything. */
  readonly alert: QualityAlert | undefined;
  /** To be said now; empty at most ticks. */
  readonly news: readonly VerdictNews[];
  /** When each cause was there last; it is over once that is {@link OVER_MS} ago. */
  readonly lastSeen: Readonly<Record<string, EpochMs>>;
  /** Causes that a person has put away. */
  readonly quiet: readonly string[];
  /** The verdicts as they were said last, or as they were when there was nothing to say. */
  readonly told: Readonly<Partial<Record<PromiseId, Verdict>>>;
  readonly toldAtMs: EpochMs | undefined;
}

/** What comes back sooner is the same trouble and is not said again. */
const OVER_MS = 30_000;
/** Verdicts are not heard more often than this. */
const NEWS_EVERY_MS = 30_000;
const UNCLEAR = 'unclear';

/** At the begin of a call. */
export function startAlerts(): AlertState {
  return {
    alert: undefined,
    news: [],
    lastSeen: {},
    quiet: [],
    told: {},
    toldAtMs: undefined,
  };
}

/**
 * The alerts after one more judgement.
 * 1. Nothing is said while nothing is wrong: no side is found and no promise of the last two minutes is breached.
 * 2. A cause is said once. It may be said again after it was away for 30 seconds.
 * 3. A side that becomes clear takes the place of "not clear"; the other way round nothing new is said.
 * 4. What a person has put away stays quiet for the call.
 */
export function alertTick(
  state: AlertState,
  judgement: QualityJudgement,
  finding: SideFinding,
): AlertState {
  const { atMs } = judgement;
  const next = nextNews(state, judgement);
  const found = findAlert(judgement, finding);
  if (!found) return { ...next, alert: undefined };
  const { cause } = found;
  const standing = state.alert?.cause;
  const lastSeen = { ...state.lastSeen, [cause]: atMs };
  if (standing === cause) return { ...next, alert: found, lastSeen };
  const seenMs = state.lastSeen[cause];
  const isOver = seenMs === undefined || atMs - seenMs >= OVER_MS;
  const isLess = standing !== undefined && cause === UNCLEAR;
  const isSaid = isOver && !isLess && !state.quiet.includes(cause);
  return { ...next, alert: isSaid ? found : undefined, lastSeen };
}

/** A person has put the standing alert away. */
export function quietAlert(state: AlertState, cause: string): AlertState {
  const isStanding = state.alert?.cause === cause;
  return {
    ...state,
    quiet: [...state.quiet, cause],
    alert: isStanding ? undefined : state.alert,
  };
}

function findAlert(judgement: QualityJudgement, finding: SideFinding): QualityAlert | undefined {
  const { now } = judgement.call;
  const breached = PROMISES.filter((promise) => now[promise].verdict === 'breached');
  if (finding.state === 'well' && breached.length === 0) return undefined;
  return { cause: causeOf(finding), finding, breached };
}

function causeOf(finding: SideFinding): string {
  if (finding.state !== 'clear') return UNCLEAR;
  const about: MemberId | undefined = finding.memberId;
  return about === undefined ? finding.side : `${finding.side} ${about}`;
}

/** A verdict is news when it becomes a breach or stops being one. What is good from the start is not said. */
function nextNews(state: AlertState, { atMs, call }: QualityJudgement): AlertState {
  const verdicts = PROMISES.map((promise) => ({ promise, verdict: call.call[promise].verdict }));
  const isNews = ({ promise, verdict }: VerdictNews) => {
    const before = state.told[promise];
    return verdict !== before && (verdict === 'breached' || before === 'breached');
  };
  const changed = verdicts.filter(isNews);
  const isEarly = state.toldAtMs !== undefined && atMs - state.toldAtMs < NEWS_EVERY_MS;
  if (changed.length === 0 || isEarly)
    return state.news.length > 0 ? { ...state, news: [] } : state;
  return {
    ...state,
    news: changed,
    told: Object.fromEntries(verdicts.map(({ promise, verdict }) => [promise, verdict])),
    toldAtMs: atMs,
  };
}
