import type { Scope } from '../verdict.ts';

/** What was measured in one second. */
export interface Block {
  /** Whole seconds of a clock that stands still while nothing is meant to be sent. */
  readonly second: number;
}

/** How blocks are summed up. */
export interface Counting<B extends Block, T> {
  /** Changes the tally: adds a block to it, or takes out (−1) one that was added. */
  count(tally: T, block: B, sign: 1 | -1): void;
  /** Two parts of the same second. */
  merge(first: B, second: B): B;
}

/**
 * The blocks of the last minutes, oldest first, and their running sums in every scope. Owned by one account, and
 * changed in place: a call has six histograms for each direction, and copying them every second was most of the work.
 */
export interface Windows<B extends Block, T> {
  readonly blocks: B[];
  /** Index of the first block that a sliding scope holds. */
  readonly from: Record<SlidingScope, number>;
  readonly tallies: Readonly<Record<Scope, T>>;
}

type SlidingScope = Exclude<Scope, 'call'>;

/** Seconds that the sliding scopes hold. `now` needs more of them where packets are few. */
const LONG_SECONDS = 300;
const SHORT_SECONDS = 120;
/** Blocks that no window holds any more are cut off in bunches. */
const CUT_AT = 300;

/** Windows without blocks; `open` makes the empty tally of a scope. */
export function openWindows<B extends Block, T>(open: (scope: Scope) => T): Windows<B, T> {
  return {
    blocks: [],
    from: { now: 0, fiveMinutes: 0 },
    tallies: { now: open('now'), fiveMinutes: open('fiveMinutes'), call: open('call') },
  };
}

/** Takes a block in, at its place in time. */
export function addBlock<B extends Block, T>(
  windows: Windows<B, T>,
  block: B,
  counting: Counting<B, T>,
): void {
  const { blocks, tallies } = windows;
  const last = blocks.at(-1);
  if (last && block.second <= last.second) {
    addLate(windows, block, counting);
    return;
  }
  blocks.push(block);
  counting.count(tallies.now, block, 1);
  counting.count(tallies.fiveMinutes, block, 1);
  counting.count(tallies.call, block, 1);
}

function addLate<B extends Block, T>(
  windows: Windows<B, T>,
  block: B,
  counting: Counting<B, T>,
): void {
  const { blocks, from, tallies } = windows;
  let index = blocks.length;
  while (index > 0 && secondAt(blocks, index - 1) >= block.second) index -= 1;
  const before = blocks[index];
  if (before?.second === block.second) {
    replaceBlock(windows, index, counting.merge(before, block), counting);
    return;
  }
  blocks.splice(index, 0, block);
  counting.count(tallies.call, block, 1);
  for (const scope of ['now', 'fiveMinutes'] as const) {
    if (index > from[scope]) counting.count(tallies[scope], block, 1);
    else from[scope] += 1;
  }
}

/** Puts another block at an index of `blocks`, for the same second. */
export function replaceBlock<B extends Block, T>(
  { blocks, from, tallies }: Windows<B, T>,
  index: number,
  block: B,
  counting: Counting<B, T>,
): void {
  const before = blocks[index];
  if (!before) return;
  const swap = (tally: T): void => {
    counting.count(tally, before, -1);
    counting.count(tally, block, 1);
  };
  blocks[index] = block;
  if (index >= from.now) swap(tallies.now);
  if (index >= from.fiveMinutes) swap(tallies.fiveMinutes);
  swap(tallies.call);
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
): void {
  const { blocks, from } = windows;
  move(windows, 'now', second - (hasVideo ? SHORT_SECONDS : LONG_SECONDS), counting);
  move(windows, 'fiveMinutes', second - LONG_SECONDS, counting);
  const unused = Math.min(from.now, from.fiveMinutes);
  if (unused < CUT_AT) return;
  blocks.splice(0, unused);
  from.now -= unused;
  from.fiveMinutes -= unused;
}

/** Lets a scope hold what came after a second. */
function move<B extends Block, T>(
  { blocks, from, tallies }: Windows<B, T>,
  scope: SlidingScope,
  after: number,
  counting: Counting<B, T>,
): void {
  let index = from[scope];
  for (; index < blocks.length && secondAt(blocks, index) <= after; index += 1)
    counting.count(tallies[scope], blocks[index] as B, -1);
  for (; index > 0 && secondAt(blocks, index - 1) > after; index -= 1)
    counting.count(tallies[scope], blocks[index - 1] as B, 1);
  from[scope] = index;
}

function secondAt<B extends Block>(blocks: readonly B[], index: number): number {
  return blocks[index]?.second ?? 0;
}
