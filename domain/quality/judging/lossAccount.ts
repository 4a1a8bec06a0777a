import { packetsPerEvent, type LossPattern } from './burst.ts';
import { manyLooks, shareTest, type Evidence, type PerEvent } from './evidence.ts';
import { figureOf, UNKNOWN_FIGURE } from './figure.ts';
import { PROMISE_TERMS } from '../promises.ts';
import type { PromiseFigure, Scope } from '../verdict.ts';
import {
  addBlock,
  openWindows,
  replaceBlock,
  slide,
  type Block,
  type Counting,
  type Windows,
} from './windows.ts';

/** Packets of one direction in one second, audio and video together. */
export interface LossBlock extends Block {
  readonly packets: number;
  /** Signed: a late packet takes back a loss of a second before. */
  readonly lost: number;
}

/** The packet loss of one direction. Owned, and changed in place; the figures it has shown are not. */
export interface LossAccount {
  readonly windows: Windows<LossBlock, LossTally>;
  figures: Readonly<Record<Scope, PromiseFigure>>;
}

type LossTally = { -readonly [K in keyof LossPattern]: LossPattern[K] };

const LIMIT = PROMISE_TERMS.loss.limit;
const test = shareTest(LIMIT);
/** A loss is looked for this many seconds back when a late packet takes it back. */
const LATE_SECONDS = 10;
const COUNTING: Counting<LossBlock, LossTally> = {
  count: (tally, { packets, lost }, sign) => {
    const seen = Math.max(0, lost);
    tally.packets += sign * packets;
    tally.lost += sign * lost;
    tally.squares += sign * seen * seen;
    if (seen > 0) tally.lossy += sign;
    tally.blocks += sign;
  },
  merge: (first, second) => ({
    second: first.second,
    packets: first.packets + second.packets,
    lost: first.lost + second.lost,
  }),
};

export function openLossAccount(): LossAccount {
  return {
    windows: openWindows(() => ({ packets: 0, lost: 0, squares: 0, blocks: 0, lossy: 0 })),
    figures: { now: UNKNOWN_FIGURE, fiveMinutes: UNKNOWN_FIGURE, call: UNKNOWN_FIGURE },
  };
}

/** Takes a second in. */
export function addLoss({ windows }: LossAccount, block: LossBlock): void {
  addBlock(windows, block, COUNTING);
  if (block.lost < 0) takeBack(windows);
}

/** Moves the windows to a second and judges, the longest scope first. */
export function judgeLoss(account: LossAccount, second: number, hasVideo: boolean): void {
  slide(account.windows, second, hasVideo, COUNTING);
  const { tallies } = account.windows;
  const perEvent = packetsPerEvent(tallies.call, hasVideo);
  const whole = lossEvidence(tallies.call, perEvent);
  const figure = (scope: Scope, longer: PromiseFigure | undefined): PromiseFigure => {
    const tally = tallies[scope];
    if (tally.packets <= 0) return UNKNOWN_FIGURE;
    const isSliding = tally.blocks < tallies.call.blocks;
    const evidence = isSliding ? windowEvidence(tally, perEvent, hasVideo) : whole;
    const bad = Math.max(0, tally.lost);
    const total = tally.packets;
    const counts = { total, bad, sure: bad, limit: LIMIT, value: bad / total };
    return figureOf(counts, evidence, account.figures[scope].verdict, longer);
  };
  const call = figure('call', undefined);
  const fiveMinutes = figure('fiveMinutes', call);
  account.figures = { now: figure('now', fiveMinutes), fiveMinutes, call };
}

function lossEvidence(tally: LossPattern, perEvent: PerEvent): Evidence {
  const evidence = test(tally.packets, Math.max(0, tally.lost), perEvent);
  // One burst is one event: it proves nothing about how often they come.
  if (tally.lossy >= 2 || evidence.breached < 0) return evidence;
  return { met: evidence.met, breached: 0 };
}

/** A window that has begun to slide takes the bursts for as long as the whole call shows them, if that is longer. */
function windowEvidence(tally: LossPattern, whole: PerEvent, hasVideo: boolean): Evidence {
  const own = packetsPerEvent(tally, hasVideo);
  const met = Math.max(own.met, whole.met);
  const breached = Math.max(own.breached, whole.breached);
  return manyLooks(lossEvidence(tally, { met, breached }));
}

/** Takes the losses back that the newest negative block stands for, newest first. */
function takeBack(windows: Windows<LossBlock, LossTally>): void {
  const { blocks } = windows;
  const at = blocks.findLastIndex((block) => block.lost < 0);
  const negative = blocks[at];
  if (!negative) return;
  let back = -negative.lost;
  for (let index = at - 1; index >= 0 && back > 0; index -= 1) {
    const block = blocks[index] as LossBlock;
    if (block.second < negative.second - LATE_SECONDS) break;
    const taken = Math.min(back, Math.max(0, block.lost));
    if (taken === 0) continue;
    back -= taken;
    replaceBlock(windows, index, { ...block, lost: block.lost - taken }, COUNTING);
  }
  replaceBlock(windows, at, { ...negative, lost: back === 0 ? 0 : -back }, COUNTING);
}
