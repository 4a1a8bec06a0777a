import { manyLooks, shareTest } from './evidence.ts';
import { figureOf, UNKNOWN_FIGURE } from './figure.ts';
import { counted, EMPTY_HISTOGRAM, upperPercentile, type Histogram } from './histogram.ts';
import { PROMISE_TERMS, type PromiseTerms } from '../promises.ts';
import type { PromiseFigure, PromiseId, Scope, Verdict } from '../verdict.ts';
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

/** Judged seconds, those against the promise, and what was measured in them. */
export interface SecondsTally {
  readonly total: number;
  readonly bad: number;
  /** Of the bad ones, those that are so beyond what measuring adds. */
  readonly sure: number;
  readonly histogram: Histogram;
}

type Tallies = Readonly<Record<SecondsPromise, SecondsTally>>;
type SecondsFigures = Readonly<Record<SecondsPromise, PromiseFigure>>;

/** Jitter, delay and HD of one direction. */
export interface SecondsAccount {
  readonly windows: Windows<SecondBlock, Tallies>;
  readonly figures: Readonly<Record<Scope, SecondsFigures>>;
  /** What the figures were made from: as long as that stays, so do they. */
  readonly judged: Readonly<Record<Scope, Tallies>>;
}

/** Of the seconds may be against the promise: the 95th percentile is what the limits are about. */
const BAD_SHARE = 0.05;
const test = shareTest(BAD_SHARE);

const NOTHING: SecondsTally = { total: 0, bad: 0, sure: 0, histogram: EMPTY_HISTOGRAM };

const COUNTING: Counting<SecondBlock, Tallies> = {
  empty: { jitter: NOTHING, delay: NOTHING, hd: NOTHING },
  plus: (tallies, block) => changed(tallies, block, 1),
  minus: (tallies, block) => changed(tallies, block, -1),
  merge: (first, second) => ({
    second: first.second,
    audioJitterMs: greater(first.audioJitterMs, second.audioJitterMs),
    videoJitterMs: greater(first.videoJitterMs, second.videoJitterMs),
    roundTripMs: greater(first.roundTripMs, second.roundTripMs),
    isHd: bothHd(first.isHd, second.isHd),
  }),
};

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

export function openSecondsAccount(): SecondsAccount {
  const windows = openWindows(COUNTING);
  return {
    windows,
    judged: windows.tallies,
    figures: { now: UNKNOWN_FIGURES, fiveMinutes: UNKNOWN_FIGURES, call: UNKNOWN_FIGURES },
  };
}

/** Takes a second in. */
export function addSecond(account: SecondsAccount, block: SecondBlock): SecondsAccount {
  return { ...account, windows: addBlock(account.windows, block, COUNTING) };
}

/** Moves the windows to a second and judges. */
export function judgeSeconds(
  account: SecondsAccount,
  second: number,
  hasVideo: boolean,
): SecondsAccount {
  const windows = slide(account.windows, second, hasVideo, COUNTING);
  const { tallies } = windows;
  const { judged } = account;
  const figures = (scope: Scope, longer: Longer | undefined): SecondsFigures => {
    const figure = (promise: SecondsPromise): PromiseFigure => {
      const tally = tallies[scope][promise];
      if (tally.total <= 0) return UNKNOWN_FIGURE;
      const isSame =
        tally === judged[scope][promise] && tallies.call[promise] === judged.call[promise];
      const before = account.figures[scope][promise];
      if (isSame && longer?.now[promise] === longer?.before[promise]) return before;
      const shown = before.verdict;
      const whole = tallies.call[promise].total;
      const value = secondsValue(promise, tally, [tally.histogram]);
      return { ...secondsFigure(tally, whole, shown, longer?.now[promise]), value };
    };
    return { jitter: figure('jitter'), delay: figure('delay'), hd: figure('hd') };
  };
  const call = figures('call', undefined);
  const fiveMinutes = figures('fiveMinutes', { now: call, before: account.figures.call });
  const now = figures('now', { now: fiveMinutes, before: account.figures.fiveMinutes });
  return { windows, judged: tallies, figures: { now, fiveMinutes, call } };
}

/** The figures of the next longer scope, and what they were before. */
interface Longer {
  readonly now: SecondsFigures;
  readonly before: SecondsFigures;
}

function secondsFigure(
  { total, bad, sure }: SecondsTally,
  whole: number,
  shown: Verdict,
  longer: PromiseFigure | undefined,
): PromiseFigure {
  const evidence = test(total, bad, undefined, sure);
  const valid = total < whole ? manyLooks(evidence) : evidence;
  return figureOf({ total, bad, sure, limit: BAD_SHARE }, valid, shown, longer);
}

/** The measured value in the unit of the promise's limit, of the seconds that one or several histograms hold. */
export function secondsValue(
  promise: SecondsPromise,
  { total, bad }: Pick<SecondsTally, 'total' | 'bad'>,
  histograms: readonly Histogram[],
): number | undefined {
  if (total <= 0) return undefined;
  if (promise === 'hd') return (total - bad) / total;
  const { limit } = PROMISE_TERMS[promise];
  const value = upperPercentile(histograms, total, BAD_SHARE);
  // The count is exact and the percentile is not: they must not contradict each other.
  return bad > BAD_SHARE * total ? Math.max(value, limit) : Math.min(value, limit);
}

function changed(tallies: Tallies, block: SecondBlock, sign: 1 | -1): Tallies {
  const jitterMs = block.audioJitterMs ?? block.videoJitterMs;
  return {
    jitter: withValue(tallies.jitter, jitterMs, PROMISE_TERMS.jitter, sign),
    delay: withValue(tallies.delay, block.roundTripMs, PROMISE_TERMS.delay, sign),
    hd:
      block.isHd === undefined
        ? tallies.hd
        : {
            ...tallies.hd,
            total: tallies.hd.total + sign,
            bad: tallies.hd.bad + (block.isHd ? 0 : sign),
            sure: tallies.hd.sure + (block.isHd ? 0 : sign),
          },
  };
}

function withValue(
  tally: SecondsTally,
  valueMs: number | undefined,
  { limit, tolerance }: PromiseTerms,
  sign: 1 | -1,
): SecondsTally {
  if (valueMs === undefined) return tally;
  return {
    total: tally.total + sign,
    bad: tally.bad + (valueMs > limit ? sign : 0),
    sure: tally.sure + (valueMs > limit + tolerance ? sign : 0),
    histogram: counted(tally.histogram, valueMs, sign),
  };
}
