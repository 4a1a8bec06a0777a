import { append, dropped, emptySeries, spliced, type Series } from './series.ts';
import type { Scope } from '../verdict.ts';

/** What was measured in one second. */
export interface Block {
  /** Whole seconds of a clock that stands still while nothing is meant to be sent. */
  readonly second: number;
}

/** How blocks are summed up. `minus` undoes `plus`. */
export interface Counting<B extends Block, T> {
  readonly empty: T;
  plus(tally: T, block: B): T;
  minus(tally: T, block: B): T;
  /** Two parts of the same second. */
  merge(first: B, second: B): B;
}

/** The blocks of the last minutes, oldest first, and their running sums in every scope. */
export interface Windows<B extends Block, T> {
  readonly blocks: Series<B>;
  /** Index of the first block that a sliding scope holds. */
  readonly from: Readonly<Record<SlidingScope, number>>;
  readonly tallies: Readonly<Record<Scope, T>>;
}

type SlidingScope = Exclude<Scope, 'call'>;

/** Seconds that the sliding scopes hold. `now` needs more of them where packets are few. */
const LONG_SECONDS = 300;
const SHORT_SECONDS = 120;
/** Blocks that no window holds any more are cut off in bunches. */
const CUT_AT = 300;

export function openWindows<B extends Block, T>(counting: Counting<B, T>): Windows<B, T> {
  const { empty } = counting;
  return {
    blocks: emptySeries(),
    from: { now: 0, fiveMinutes: 0 },
    tallies: { now: empty, fiveMinutes: empty, call: empty },
  };
}

/** Takes a block in, at its place in time, and lets go what has become too old. */
export function addBlock<B extends Block, T>(
  windows: Windows<B, T>,
  block: B,
  counting: Counting<B, T>,
): Windows<B, T> {
  const { blocks, from, tallies } = windows;
  const last = blocks.items[blocks.length - 1];
  if (last && block.second <= last.second) return addLate(windows, block, counting);
  return {
    blocks: append(blocks, block),
    from,
    tallies: {
      now: counting.plus(tallies.now, block),
      fiveMinutes: counting.plus(tallies.fiveMinutes, block),
      call: counting.plus(tallies.call, block),
    },
  };
}

function addLate<B extends Block, T>(
  windows: Windows<B, T>,
  block: B,
  counting: Counting<B, T>,
): Windows<B, T> {
  const { blocks, from, tallies } = windows;
  let index = blocks.length;
  while (index > 0 && secondAt(blocks, index - 1) >= block.second) index -= 1;
  const before = blocks.items[index];
  if (before?.second === block.second)
    return replaceBlock(windows, index, counting.merge(before, block), counting);
  const count = (scope: SlidingScope): T =>
    index > from[scope] ? counting.plus(tallies[scope], block) : tallies[scope];
  const shift = (scope: SlidingScope): number => from[scope] + (index > from[scope] ? 0 : 1);
  return {
    blocks: spliced(blocks, index, 0, block),
    from: { now: shift('now'), fiveMinutes: shift('fiveMinutes') },
    tallies: {
      now: count('now'),
      fiveMinutes: count('fiveMinutes'),
      call: counting.plus(tallies.call, block),
    },
  };
}

/** With another block at an index of `blocks`, for the same second. */
export function replaceBlock<B extends Block, T>(
  windows: Windows<B, T>,
  index: number,
  block: B,
  counting: Counting<B, T>,
): Windows<B, T> {
  const { blocks, from, tallies } = windows;
  const before = blocks.items[index];
  if (!before) return windows;
  const swap = (tally: T): T => counting.plus(counting.minus(tally, before), block);
  return {
    blocks: spliced(blocks, index, 1, block),
    from,
    tallies: {
      now: index >= from.now ? swap(tallies.now) : tallies.now,
      fiveMinutes: index >= from.fiveMinutes ? swap(tallies.fiveMinutes) : tallies.fiveMinutes,
      call: swap(tallies.call),
    },
  };
}

/**
 * Moves the sliding scopes to a second. `now` holds two minutes with video and five without, because audio alone has a
 * quarter of the packets; when video comes or goes, blocks leave or come back.
 */
export function slide<B extends Block, T>(
  windows: Windows<B, T>,
  second: number,
  hasVideo: boolean,
  counting: Counting<B, T>,
): Windows<B, T> {
  const { blocks, tallies } = windows;
  const move = (scope: SlidingScope, seconds: number): { from: number; tally: T } => {
    let from = windows.from[scope];
    let tally = tallies[scope];
    for (; from < blocks.length && secondAt(blocks, from) <= second - seconds; from += 1)
      tally = counting.minus(tally, blocks.items[from] as B);
    for (; from > 0 && secondAt(blocks, from - 1) > second - seconds; from -= 1)
      tally = counting.plus(tally, blocks.items[from - 1] as B);
    return { from, tally };
  };
  const now = move('now', hasVideo ? SHORT_SECONDS : LONG_SECONDS);
  const long = move('fiveMinutes', LONG_SECONDS);
  const unused = Math.min(now.from, long.from);
  const cut = unused >= CUT_AT ? unused : 0;
  return {
    blocks: cut > 0 ? dropped(blocks, cut) : blocks,
    from: { now: now.from - cut, fiveMinutes: long.from - cut },
    tallies: { now: now.tally, fiveMinutes: long.tally, call: tallies.call },
  };
}

function secondAt<B extends Block>(blocks: Series<B>, index: number): number {
  return blocks.items[index]?.second ?? 0;
}
