import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import type { Verdict } from '../../../domain/quality/verdict.ts';
import { percentile } from '../statistics.ts';
import type { TruthSecond } from './truthLog.ts';

/** The promises that a link can break by itself. */
export const LINK_PROMISES = ['loss', 'jitter', 'delay'] as const;
export type LinkPromise = (typeof LINK_PROMISES)[number];

/**
 * So near to its limit a true figure may be for a verdict to be excused: what a measurement may be off by the bars
 * of this measurement themselves.
 */
const MARGIN: Readonly<Record<LinkPromise, number>> = { loss: 0.00005, jitter: 7.5, delay: 10 };

/** How a verdict stands to the truth. `excused`: wrong, and the truth is within the margin of the limit. */
export type Standing = 'right' | 'open' | 'wrong' | 'excused';

/** Compares a verdict with the true figures of everything it is about, in the unit of the limit. */
export function standingOf(
  promise: LinkPromise,
  verdict: Verdict,
  truths: readonly number[],
): Standing {
  if (verdict === 'not-enough-data' || truths.length === 0) return 'open';
  const worst = Math.max(...truths);
  const { limit } = PROMISE_TERMS[promise];
  if ((verdict === 'met') === worst <= limit) return 'right';
  return Math.abs(worst - limit) <= MARGIN[promise] ? 'excused' : 'wrong';
}

/**
 * The true figures of a stretch of seconds, oldest first, one for each direction: the share lost, and the 95th
 * percentile of the seconds for jitter and delay, as the verdicts have it. The first second is where it starts.
 */
export function truthsOf(promise: LinkPromise, seconds: readonly TruthSecond[]): readonly number[] {
  const [first] = seconds;
  const last = seconds.at(-1);
  if (!first || !last) return [];
  if (promise === 'delay') return highest(seconds.map((second) => second.roundTripMs));
  if (promise === 'jitter') {
    return Object.keys(last.jitterMs).flatMap((place) =>
      highest(seconds.map((second) => second.jitterMs[place])),
    );
  }
  return Object.keys(last.sent).map((place) => lossBetween(place, first, last).share);
}

function highest(values: readonly (number | undefined)[]): readonly number[] {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? [] : [percentile(known, 0.95)];
}

/** Counts between two looks; losses in an outage are no loss in the contract's sense. */
function lossBetween(place: string, from: TruthSecond, to: TruthSecond) {
  const [a, b] = [from.sent[place], to.sent[place]];
  const lost = (b ? b.lost - b.lostInOutage : 0) - (a ? a.lost - a.lostInOutage : 0);
  const expected = (b?.expected ?? 0) - (a?.expected ?? 0);
  return { lost, expected, share: expected > 0 ? lost / expected : 0 };
}

/** What was sent from a place between two moments. Between two looks it is taken to have been sent evenly. */
export function countsBetween(
  place: string,
  seconds: readonly TruthSecond[],
  [fromMs, toMs]: readonly [number, number],
) {
  const from = countsAt(place, seconds, fromMs);
  const to = countsAt(place, seconds, toMs);
  return { lost: to.lost - from.lost, expected: to.expected - from.expected };
}

function countsAt(place: string, seconds: readonly TruthSecond[], atMs: number) {
  const after = seconds.findIndex((second) => second.atMs >= atMs);
  const to = seconds[after === -1 ? seconds.length - 1 : after];
  const from = seconds[after - 1] ?? to;
  if (!from || !to) return { lost: 0, expected: 0 };
  const part = to.atMs > from.atMs ? (atMs - from.atMs) / (to.atMs - from.atMs) : 1;
  const share = Math.min(1, Math.max(0, part));
  const step = lossBetween(place, from, to);
  const sent = from.sent[place];
  const lost = sent ? sent.lost - sent.lostInOutage : 0;
  return {
    lost: lost + share * step.lost,
    expected: (sent?.expected ?? 0) + share * step.expected,
  };
}

/** Relative error of a measured loss in percent; none when it is within one packet of the truth. */
export function lossErrorPct(
  measured: { readonly lost: number; readonly expected: number },
  truth: { readonly lost: number; readonly expected: number },
): number {
  if (measured.expected === 0 || truth.expected === 0) return Number.NaN;
  const due = (truth.lost / truth.expected) * measured.expected;
  const off = Math.abs(measured.lost - due);
  return off <= 1 ? 0 : (off * 100) / due;
}

/** Relative error of a measured jitter in percent; none when it is within two milliseconds. */
export function jitterErrorPct(ms: { readonly measured: number; readonly truth: number }): number {
  const off = Math.abs(ms.measured - ms.truth);
  return off <= 2 ? 0 : (off * 100) / ms.truth;
}
