import { SCOPES, type Scope } from '../verdict.ts';

/**
 * Counts of seconds by what was measured in them, for each scope: steps of 0.5 ms up to 32 ms, of 2 % above, up to 8 s. The
 * counts of a step lie side by side for all scopes, and sums of sixteen steps each before them, so that little memory is
 * gone through: what a call counted a second ago is no longer in the processor's cache. Owned by whoever opened it,
 * and changed in place.
 */
export type Histogram = Uint32Array;

const FINE_STEPS_PER_MS = 2;
const FINE_UP_TO_MS = 32;
const STEPS_PER_OCTAVE = 32;
const FINE_STEPS = FINE_STEPS_PER_MS * FINE_UP_TO_MS;
const STEPS = FINE_STEPS + STEPS_PER_OCTAVE * 8;
const PART = 16;
const PARTS = STEPS / PART;

const FIRST_STEP = PARTS * SCOPES.length;
const LANES: Readonly<Record<Scope, number>> = { now: 0, fiveMinutes: 1, call: 2 };

export function openHistogram(): Histogram {
  return new Uint32Array((PARTS + STEPS) * SCOPES.length);
}

/** Adds a second to a step (see {@link stepOf}), or takes out (−1) one that was added. */
export function countSecond(histogram: Histogram, scope: Scope, step: number, sign: 1 | -1): void {
  const lane = LANES[scope];
  const part = partAt(lane, Math.floor(step / PART));
  const at = stepAt(lane, step);
  histogram[part] = (histogram[part] ?? 0) + sign;
  histogram[at] = (histogram[at] ?? 0) + sign;
}

/** Value that all but the share `above` of the `total` seconds of a scope stay below, to the width of a step. */
export function upperPercentile(
  histogram: Histogram,
  scope: Scope,
  total: number,
  above: number,
): number {
  const lane = LANES[scope];
  const wanted = total * above;
  let seen = 0;
  for (let part = PARTS - 1; part >= 0; part -= 1) {
    const inPart = histogram[partAt(lane, part)] ?? 0;
    if (seen + inPart <= wanted) {
      seen += inPart;
      continue;
    }
    for (let step = part * PART + PART - 1; step >= part * PART; step -= 1) {
      const here = histogram[stepAt(lane, step)] ?? 0;
      if (here > 0 && seen + here > wanted) {
        const upper = lowerEdge(step + 1);
        const lower = lowerEdge(step);
        return upper - (upper - lower) * ((wanted - seen) / here);
      }
      seen += here;
    }
  }
  return 0;
}

function partAt(lane: number, part: number): number {
  return part * SCOPES.length + lane;
}

function stepAt(lane: number, step: number): number {
  return FIRST_STEP + step * SCOPES.length + lane;
}

/** The step that a value belongs to. */
export function stepOf(valueMs: number): number {
  const value = Math.max(0, valueMs);
  if (value < FINE_UP_TO_MS) return Math.floor(value * FINE_STEPS_PER_MS);
  const octaves = Math.log2(value / FINE_UP_TO_MS);
  return Math.min(STEPS - 1, FINE_STEPS + Math.floor(octaves * STEPS_PER_OCTAVE));
}

function lowerEdge(step: number): number {
  if (step < FINE_STEPS) return step / FINE_STEPS_PER_MS;
  return FINE_UP_TO_MS * 2 ** ((step - FINE_STEPS) / STEPS_PER_OCTAVE);
}
