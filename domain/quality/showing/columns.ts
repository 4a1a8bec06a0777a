import type { MemberId } from '../../ids.ts';
import type { Direction, QualitySample, QualityTick } from '../sample.ts';

/** One figure of both directions over time; `null` is unknown. All three are equally long. */
export interface Columns {
  /** Milliseconds since 1970, rising. */
  readonly times: readonly number[];
  readonly receiving: readonly (number | null)[];
  readonly sending: readonly (number | null)[];
}

/** What the plots of a call show. */
export interface CallColumns {
  /**
   * Share of the packets that were lost in each ten seconds that are over, 0 to 1, of the person with the worst. Not of
   * each second: at 200 packets a second the smallest loss there is would be ten times the limit.
   */
  readonly loss: Columns;
  /** Milliseconds, of the person with the worst. */
  readonly jitter: Columns;
  readonly delay: Columns;
  /** Smaller side of the smallest picture. */
  readonly height: Columns;
  /** Pictures a second, the fewest. */
  readonly frameRate: Columns;
}

/** How long one value of `CallColumns.loss` stands for. */
const LOSS_BIN_MS = 10_000;
/** A longer pause between ticks is a gap: nothing is known of it. Roll-ups stand for as long as they say. */
const GAP_MS = 3_000;

type Pair = Readonly<Record<Direction, number | null>>;

interface Packets {
  readonly memberId: MemberId;
  readonly direction: Direction;
  readonly lost: number;
  readonly expected: number;
}

/** What a tick adds to the plots. */
interface TickFigures {
  readonly atMs: number;
  readonly spanMs: number;
  readonly jitter: Pair;
  readonly delay: Pair;
  readonly height: Pair;
  readonly frameRate: Pair;
  readonly packets: readonly Packets[];
}

/**
 * Turns ticks into columns, again and again over a window that slides: what was read of a tick is kept for as long as
 * the tick is.
 */
export function createColumns(): (ticks: readonly QualityTick[]) => CallColumns {
  const known = new WeakMap<QualityTick, TickFigures>();
  const figuresOf = (tick: QualityTick) => {
    const figures = known.get(tick) ?? readTick(tick);
    known.set(tick, figures);
    return figures;
  };
  return (ticks) => {
    const all = ticks.map(figuresOf);
    return {
      loss: lossColumns(all),
      jitter: columnsOf(all, ({ jitter }) => jitter),
      delay: columnsOf(all, ({ delay }) => delay),
      height: columnsOf(all, ({ height }) => height),
      frameRate: columnsOf(all, ({ frameRate }) => frameRate),
    };
  };
}

function readTick({ atMs, samples }: QualityTick): TickFigures {
  const on = samples.filter(({ isOn }) => isOn);
  const audio = on.filter(({ kind }) => kind === 'audio');
  const video = on.filter(({ kind }) => kind === 'video');
  // The jitter of pictures is mostly the sender's own rhythm; sound is the measure, where there is any.
  const steady = audio.some(({ jitterMs }) => jitterMs !== undefined) ? audio : on;
  return {
    atMs,
    spanMs: Math.max(0, ...samples.map(({ spanMs }) => spanMs)),
    jitter: pair(steady, ({ jitterMs }) => jitterMs, largest),
    delay: pair(samples, ({ roundTripMs }) => roundTripMs, largest),
    height: pair(video, shortSide, smallest),
    frameRate: pair(video, framesPerSecond, smallest),
    packets: on.map(({ memberId, direction, packetsLost, packetsExpected }) => ({
      memberId,
      direction,
      lost: packetsLost,
      expected: packetsExpected,
    })),
  };
}

function shortSide({ width, height }: QualitySample): number | undefined {
  return width === undefined || height === undefined ? undefined : Math.min(width, height);
}

function framesPerSecond({ frames, spanMs }: QualitySample): number | undefined {
  return frames === undefined || spanMs <= 0 ? undefined : (frames * 1_000) / spanMs;
}

function pair(
  samples: readonly QualitySample[],
  read: (sample: QualitySample) => number | undefined,
  pick: (values: readonly number[]) => number | null,
): Pair {
  const of = (direction: Direction) =>
    pick(samples.flatMap((one) => (one.direction === direction ? (read(one) ?? []) : [])));
  return { receiving: of('receiving'), sending: of('sending') };
}

function largest(values: readonly number[]): number | null {
  return values.length > 0 ? Math.max(...values) : null;
}

function smallest(values: readonly number[]): number | null {
  return values.length > 0 ? Math.min(...values) : null;
}

function columnsOf(all: readonly TickFigures[], read: (figures: TickFigures) => Pair): Columns {
  const columns = emptyColumns();
  let endMs: number | undefined;
  for (const figures of all) {
    const beginMs = figures.atMs - figures.spanMs;
    // A value that nobody knows, so that no line is drawn across.
    if (endMs !== undefined && beginMs - endMs > GAP_MS) add(columns, endMs + 1, NOTHING);
    add(columns, figures.atMs, read(figures));
    endMs = figures.atMs;
  }
  return columns;
}

const NOTHING: Pair = { receiving: null, sending: null };

function lossColumns(all: readonly TickFigures[]): Columns {
  const columns = emptyColumns();
  const lastMs = all.at(-1)?.atMs ?? 0;
  const bins = Map.groupBy(all, ({ atMs }) => Math.ceil(atMs / LOSS_BIN_MS) * LOSS_BIN_MS);
  let endMs: number | undefined;
  for (const [binMs, figures] of bins) {
    if (binMs > lastMs) continue;
    if (endMs !== undefined && binMs - endMs > LOSS_BIN_MS) add(columns, endMs + 1, NOTHING);
    add(columns, binMs, worstLoss(figures.flatMap(({ packets }) => packets)));
    endMs = binMs;
  }
  return columns;
}

function worstLoss(packets: readonly Packets[]): Pair {
  const of = (direction: Direction) => {
    const people = Map.groupBy(
      packets.filter((one) => one.direction === direction),
      ({ memberId }) => memberId,
    );
    return largest([...people.values()].flatMap(shareOf));
  };
  return { receiving: of('receiving'), sending: of('sending') };
}

function shareOf(packets: readonly Packets[]): number | [] {
  const sum = (read: (one: Packets) => number) => packets.reduce((all, one) => all + read(one), 0);
  const expected = sum((one) => one.expected);
  // A late packet takes back a loss that an earlier bin has counted.
  return expected > 0 ? Math.max(0, sum((one) => one.lost) / expected) : [];
}

interface Growing {
  readonly times: number[];
  readonly receiving: (number | null)[];
  readonly sending: (number | null)[];
}

function emptyColumns(): Growing {
  return { times: [], receiving: [], sending: [] };
}

function add(columns: Growing, atMs: number, values: Pair): void {
  columns.times.push(atMs);
  columns.receiving.push(values.receiving);
  columns.sending.push(values.sending);
}
