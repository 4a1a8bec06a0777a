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

/** The packet loss of one direction. */
export interface LossAccount {
  readonly windows: Windows<LossBlock, LossPattern>;
  readonly figures: Readonly<Record<Scope, PromiseFigure>>;
}

const LIMIT = PROMISE_TERMS.loss.limit;
const test = shareTest(LIMIT);
/** A loss is looked for this many seconds back when a late packet takes it back. */
const LATE_SECONDS = 10;
const COUNTING: Counting<LossBlock, LossPattern> = {
  empty: { packets: 0, lost: 0, squares: 0, lossy: 0, blocks: 0 },
  plus: (tally, block) => changed(tally, block, 1),
  minus: (tally, block) => changed(tally, block, -1),
  merge: (first, second) => ({
    second: first.second,
    packets: first.packets + second.packets,
    lost: first.lost + second.lost,
  }),
};

export function openLossAccount(): LossAccount {
  return {
    windows: openWindows(COUNTING),
    figures: { now: UNKNOWN_FIGURE, fiveMinutes: UNKNOWN_FIGURE, call: UNKNOWN_FIGURE },
  };
}

/** Takes a second in. */
export function addLoss(account: LossAccount, block: LossBlock): LossAccount {
  const windows = addBlock(account.windows, block, COUNTING);
  return { ...account, windows: block.lost < 0 ? takeBack(windows) : windows };
}

/** Moves the windows to a second and judges, the longest scope first. */
export function judgeLoss(account: LossAccount, second: number, hasVideo: boolean): LossAccount {
  const windows = slide(account.windows, second, hasVideo, COUNTING);
  const { tallies } = windows;
  const perEvent = packetsPerEvent(tallies.call, hasVideo);
  const whole = lossEvidence(tallies.call, perEvent);
  const figure = (scope: Scope, longer: PromiseFigure | undefined): PromiseFigure => {
    const tally = tallies[scope];
    if (tally.packets <= 0) return UNKNOWN_FIGURE;
    const isSliding = tally.blocks < tallies.call.blocks;
    const evidence = isSliding ? windowEvidence(tally, perEvent, hasVideo) : whole;
    const bad = Math.max(0, tally.lost);
    const counts = { total: tally.packets, bad, sure: bad, limit: LIMIT };
    return figureOf(counts, evidence, account.figures[scope].verdict, longer);
  };
  const call = figure('call', undefined);
  const fiveMinutes = figure('fiveMinutes', call);
  return { windows, figures: { now: figure('now', fiveMinutes), fiveMinutes, call } };
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
function takeBack(windows: Windows<LossBlock, LossPattern>): Windows<LossBlock, LossPattern> {
  const { items, length } = windows.blocks;
  let next = windows;
  const at = items.slice(0, length).findLastIndex((block) => block.lost < 0);
  const negative = items[at];
  if (!negative) return windows;
  let back = -negative.lost;
  for (let index = at - 1; index >= 0 && back > 0; index -= 1) {
    const block = items[index] as LossBlock;
    if (block.second < negative.second - LATE_SECONDS) break;
    const taken = Math.min(back, Math.max(0, block.lost));
    if (taken === 0) continue;
    back -= taken;
    next = replaceBlock(next, index, { ...block, lost: block.lost - taken }, COUNTING);
  }
  return replaceBlock(next, at, { ...negative, lost: back === 0 ? 0 : -back }, COUNTING);
}

function changed(tally: LossPattern, block: LossBlock, sign: 1 | -1): LossPattern {
  const seen = Math.max(0, block.lost);
  return {
    packets: tally.packets + sign * block.packets,
    lost: tally.lost + sign * block.lost,
    squares: tally.squares + sign * seen * seen,
    lossy: tally.lossy + (seen > 0 ? sign : 0),
    blocks: tally.blocks + sign,
  };
}
