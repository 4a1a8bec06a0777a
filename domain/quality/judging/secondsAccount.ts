import { manyLooks, shareTest, type Evidence } from './evidence.ts';
import { figureOf, UNKNOWN_FIGURE } from './figure.ts';
import {
  countSecond,
  openHistogram,
  stepOf,
  upperPercentile,
  type Histogram,
} from './histogram.ts';
import { PROMISE_TERMS } from '../promises.ts';
import type { PromiseFigure, PromiseId, Scope } from '../verdict.ts';
import {
  addBlock,
  openWindows,
  slide,
  type Block,
  type Counting,
  type Windows,
} from './windows.ts';

/** The promises that are judged second by second. */
export type SecondsPromise = Exclude<PromiseId, 'loss'>;

/** What one direction was like in one second. `undefined` was not measured, or is not to be judged. */
export interface SecondBlock extends Block {
  readonly audioJitterMs: number | undefined;
  readonly videoJitterMs: number | undefined;
  readonly roundTripMs: number | undefined;
  readonly isHd: boolean | undefined;
}

/** Histograms of the seconds of all directions together. Owned by the judge of a call. */
export type Pool = Readonly<Record<'jitter' | 'delay', Histogram>>;

/** Judged seconds of one promise in one scope, and what is shown of them. */
interface Tally {
  readonly scope: Scope;
  total: number;
  /** Those against the promise, and of them those that are so beyond what measuring adds. */
  bad: number;
  sure: number;
  /** Of this direction, and of all. HD has none. */
  readonly histogram: Histogram | undefined;
  readonly pooled: Histogram | undefined;
  /** Seconds came or went since the figure was made. */
  hasChanged: boolean;
  figure: PromiseFigure;
  heard: Heard | undefined;
}

/** Evidence, and the counts that it is of: as long as they stay, so does it. */
interface Heard extends Pick<Tally, 'total' | 'bad' | 'sure'> {
  readonly isSliding: boolean;
  readonly evidence: Evidence;
}

type Tallies = Readonly<Record<SecondsPromise, Tally>>;
type SecondsFigures = Readonly<Record<SecondsPromise, PromiseFigure>>;

/** Jitter, delay and HD of one direction. Owned, and changed in place; the figures it has shown are not. */
export interface SecondsAccount {
  readonly windows: Windows<SecondBlock, Tallies>;
  figures: Readonly<Record<Scope, SecondsFigures>>;
}

/** Of the seconds may be against the promise: the 95th percentile is what the limits are about. */
const BAD_SHARE = 0.05;
const test = shareTest(BAD_SHARE);

const COUNTING: Counting<SecondBlock, Tallies> = {
  count: ({ jitter, delay, hd }, block, sign) => {
    const jitterMs = block.audioJitterMs ?? block.videoJitterMs;
    if (jitterMs !== undefined) countValue(jitter, 'jitter', jitterMs, sign);
    if (block.roundTripMs !== undefined) countValue(delay, 'delay', block.roundTripMs, sign);
    if (block.isHd === undefined) return;
    hd.hasChanged = true;
    hd.total += sign;
    if (block.isHd) return;
    hd.bad += sign;
    hd.sure += sign;
  },
  merge: (first, second) => ({
    second: first.second,
    audioJitterMs: greater(first.audioJitterMs, second.audioJitterMs),
    videoJitterMs: greater(first.videoJitterMs, second.videoJitterMs),
    roundTripMs: greater(first.roundTripMs, second.roundTripMs),
    isHd: bothHd(first.isHd, second.isHd),
  }),
};

function countValue(
  tally: Tally,
  promise: 'jitter' | 'delay',
  valueMs: number,
  sign: 1 | -1,
): void {
  const { limit, tolerance } = PROMISE_TERMS[promise];
  tally.hasChanged = true;
  tally.total += sign;
  if (valueMs > limit) tally.bad += sign;
  if (valueMs > limit + tolerance) tally.sure += sign;
  const { scope, histogram, pooled } = tally;
  const step = stepOf(valueMs);
  if (histogram) countSecond(histogram, scope, step, sign);
  if (pooled) countSecond(pooled, scope, step, sign);
}

/** The larger of two figures of the same second; an unknown one does not count. */
export function greater(first: number | undefined, second: number | undefined): number | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return Math.max(first, second);
}

/** Whether a second was HD in both its parts; an unknown one does not count. */
export function bothHd(
  first: boolean | undefined,
  second: boolean | undefined,
): boolean | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return first && second;
}

const UNKNOWN_FIGURES: SecondsFigures = {
  jitter: UNKNOWN_FIGURE,
  delay: UNKNOWN_FIGURE,
  hd: UNKNOWN_FIGURE,
};

/** A pool into which nothing was counted. */
export function openPool(): Pool {
  return { jitter: openHistogram(), delay: openHistogram() };
}

/** An account whose seconds are counted into the pool as well. */
export function openSecondsAccount(pool: Pool): SecondsAccount {
  const own = openPool();
  return {
    windows: openWindows((scope) => ({
      jitter: openTally(scope, own.jitter, pool.jitter),
      delay: openTally(scope, own.delay, pool.delay),
      hd: openTally(scope, undefined, undefined),
    })),
    figures: { now: UNKNOWN_FIGURES, fiveMinutes: UNKNOWN_FIGURES, call: UNKNOWN_FIGURES },
  };
}

function openTally(
  scope: Scope,
  histogram: Histogram | undefined,
  pooled: Histogram | undefined,
): Tally {
  return {
    scope,
    total: 0,
    bad: 0,
    sure: 0,
    histogram,
    pooled,
    hasChanged: false,
    figure: UNKNOWN_FIGURE,
    heard: undefined,
  };
}

/** Takes a second in. */
export function addSecond({ windows }: SecondsAccount, block: SecondBlock): void {
  addBlock(windows, block, COUNTING);
}

/** Moves the windows to a second and judges. */
export function judgeSeconds(account: SecondsAccount, second: number, hasVideo: boolean): void {
  slide(account.windows, second, hasVideo, COUNTING);
  const { tallies } = account.windows;
  judgePromise('jitter', tallies);
  judgePromise('delay', tallies);
  judgePromise('hd', tallies);
  account.figures = {
    now: figuresOf(tallies.now),
    fiveMinutes: figuresOf(tallies.fiveMinutes),
    call: figuresOf(tallies.call),
  };
}

function figuresOf({ jitter, delay, hd }: Tallies): SecondsFigures {
  return { jitter: jitter.figure, delay: delay.figure, hd: hd.figure };
}

/** The longest scope first, because a shorter one may rest on it. */
function judgePromise(promise: SecondsPromise, tallies: Readonly<Record<Scope, Tallies>>): void {
  const call = tallies.call[promise];
  const fiveMinutes = tallies.fiveMinutes[promise];
  const now = tallies.now[promise];
  if (!call.hasChanged && !fiveMinutes.hasChanged && !now.hasChanged) return;
  const whole = call.total;
  call.figure = figure(promise, call, whole, undefined);
  fiveMinutes.figure = figure(promise, fiveMinutes, whole, call.figure);
  now.figure = figure(promise, now, whole, fiveMinutes.figure);
}

function figure(
  promise: SecondsPromise,
  tally: Tally,
  whole: number,
  longer: PromiseFigure | undefined,
): PromiseFigure {
  const { total, bad, sure, figure: before } = tally;
  const value = tally.hasChanged ? secondsValue(promise, tally, tally.histogram) : before.value;
  tally.hasChanged = false;
  if (value === undefined) return UNKNOWN_FIGURE;
  const counts = { total, bad, sure, limit: BAD_SHARE, value };
  return figureOf(counts, evidenceOf(tally, total < whole), before.verdict, longer);
}

function evidenceOf(tally: Tally, isSliding: boolean): Evidence {
  const { total, bad, sure, heard } = tally;
  const isSame =
    heard?.total === total &&
    heard.bad === bad &&
    heard.sure === sure &&
    heard.isSliding === isSliding;
  if (isSame) return heard.evidence;
  const own = test(total, bad, undefined, sure);
  const evidence = isSliding ? manyLooks(own) : own;
  tally.heard = { total, bad, sure, isSliding, evidence };
  return evidence;
}

/** The measured value in the unit of the promise's limit, of the seconds that a histogram holds. */
export function secondsValue(
  promise: SecondsPromise,
  { scope, total, bad }: Pick<Tally, 'scope' | 'total' | 'bad'>,
  histogram: Histogram | undefined,
): number | undefined {
  if (total <= 0) return undefined;
  if (!histogram) return (total - bad) / total;
  const { limit } = PROMISE_TERMS[promise];
  const value = upperPercentile(histogram, scope, total, BAD_SHARE);
  // The count is exact and the percentile is not: they must not contradict each other.
  return bad > BAD_SHARE * total ? Math.max(value, limit) : Math.min(value, limit);
}
