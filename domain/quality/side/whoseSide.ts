import type { MemberId } from '../../ids.ts';
import type { EpochMs } from '../../time.ts';
import { moveRows, presentOnes, type LinkRows } from './linkRows.ts';
import type { LinkStanding, QualityTick } from '../sample.ts';
import type { SideFinding, SideReason } from '../sideFinding.ts';
import { findCauses } from './sideCauses.ts';
import { viewLinks, viewScene, type Links, type Scene } from './sideScene.ts';
import type { QualityJudgement } from '../verdict.ts';

const WINDOW_MS = 20_000;
/** Nothing is known of the time in a longer gap: the computer slept, or the page was stopped. */
const GAP_MS = 3_000;
/** A new finding must hold for this long before it is shown, and a good one longer: nothing flickers. */
const SETTLE_MS = 5_000;
const SETTLE_WELL_MS = 10_000;
/** The figures of a finding that stands are renewed at this pace. */
const RENEW_MS = 5_000;
/** What fits into one sentence's evidence. */
const REASONS_MAX = 6;

/** What has to be remembered from tick to tick. */
export interface SideState {
  /** What is to be shown. */
  readonly finding: SideFinding;
  /** When its figures were taken. */
  readonly takenAtMs: EpochMs;
  /** How the connections are, which is also what the far ends want to know of each other's. */
  readonly standings: ReadonlyMap<MemberId, LinkStanding>;
  /** The ticks of the last 20 seconds, oldest first. */
  readonly window: readonly QualityTick[];
  /** Number of the newest of them, of all ticks of the call. */
  readonly newest: number;
  /** What the ticks of the window say of everybody who is or was there. */
  readonly people: readonly LinkRows[];
  /** A different finding that has not held for long enough yet. */
  readonly next: { readonly key: string; readonly sinceMs: number } | undefined;
}

/** At the begin of a call. */
export function startSide(): SideState {
  return {
    finding: { state: 'well' },
    takenAtMs: 0,
    standings: new Map(),
    window: [],
    newest: 0,
    people: [],
    next: undefined,
  };
}

/**
 * Whose side a fault is on, after one more tick. It is clear only when exactly one side explains everything
 * that is wrong; with two causes at once, or with anything unexplained, it is not.
 */
export function sideTick(
  state: SideState,
  tick: QualityTick,
  judgement: QualityJudgement,
): SideState {
  const window = slide(state.window, tick);
  const newest = state.newest + 1;
  const people = moveRows(state.people, tick, {
    oldest: newest - window.length + 1,
    newest,
  });
  const present = presentOnes(people, newest);
  const seen = viewLinks(present, judgement);
  const found =
    seen.troubles.length === 0
      ? untroubled(seen, state.finding)
      : find(viewScene(seen, present, window));
  const standings = new Map(seen.links.map(({ memberId, standing }) => [memberId, standing]));
  return { ...settle(state, found, tick.atMs), standings, window, newest, people };
}

type Shown = Pick<SideState, 'finding' | 'takenAtMs' | 'next'>;

function settle({ finding, takenAtMs, next }: Shown, found: SideFinding, atMs: EpochMs): Shown {
  const key = keyOf(found);
  if (key === keyOf(finding)) {
    const isDue = atMs - takenAtMs >= RENEW_MS || atMs < takenAtMs;
    return isDue
      ? { finding: found, takenAtMs: atMs, next: undefined }
      : { finding, takenAtMs, next: undefined };
  }
  const sinceMs = next?.key === key && next.sinceMs <= atMs ? next.sinceMs : atMs;
  const settleMs = found.state === 'well' ? SETTLE_WELL_MS : SETTLE_MS;
  return atMs - sinceMs >= settleMs
    ? { finding: found, takenAtMs: atMs, next: undefined }
    : { finding, takenAtMs, next: { key, sinceMs } };
}

function slide(window: readonly QualityTick[], tick: QualityTick): readonly QualityTick[] {
  const last = window.at(-1);
  const isGap = last && (tick.atMs - last.atMs > GAP_MS || tick.atMs < last.atMs);
  // Times only rise in a window, so what is too old comes first.
  const first = window.findIndex(({ atMs }) => tick.atMs - atMs < WINDOW_MS);
  const kept = isGap || first < 0 ? [] : window.slice(first);
  kept.push(tick);
  return kept;
}

const WELL: SideFinding = { state: 'well' };

/** When the last seconds are good and a verdict of the last two minutes is not yet, what was found stands. */
function untroubled({ links }: Links, shown: SideFinding): SideFinding {
  const isBreached = links.some(({ receiving, sending }) => {
    return receiving.isBreached || sending.isBreached;
  });
  return isBreached ? shown : WELL;
}

function find(scene: Scene): SideFinding {
  const causes = findCauses(scene);
  const [cause] = causes;
  if (causes.length === 1 && cause?.explains.length === scene.troubles.length) {
    const { side, memberId, reasons } = cause;
    return { state: 'clear', side, ...(memberId !== undefined && { memberId }), reasons };
  }
  return { state: 'unclear', reasons: measured(scene) };
}

/** What is wrong, without saying whose side it is. */
function measured({ troubles }: Scene): readonly SideReason[] {
  const reasons = new Map<string, SideReason>();
  for (const reason of troubles.flatMap((trouble) => trouble.reasons)) {
    // The round trip belongs to both directions and is said once.
    reasons.set(`${reason.code} ${reason.memberId ?? ''}`, reason);
  }
  return [...reasons.values()].slice(0, REASONS_MAX);
}

function keyOf(finding: SideFinding): string {
  if (finding.state !== 'clear') return finding.state;
  return `${finding.side} ${finding.memberId ?? ''}`;
}
