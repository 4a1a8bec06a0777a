import type { MemberId } from '../../ids.ts';
import type { LinkRow, LinkRows } from './linkRows.ts';
import { isMedianAmong, median } from './median.ts';
import { viewPicture, type PictureView } from './pictureView.ts';
import { PROMISE_TERMS } from '../promises.ts';
import type { Direction, LinkStanding } from '../sample.ts';
import type { SideReason } from '../sideFinding.ts';
import { isSoundLate } from '../soundShare.ts';
import { viewSound, type SoundView } from './soundView.ts';
import { PROMISES, type QualityJudgement } from '../verdict.ts';

/** Seconds and packets below which nothing is called fine. */
const ENOUGH_SECONDS = 8;
const ENOUGH_PACKETS = 200;
/** What anybody notices; the contract's limit is ten times lower and needs the verdict beside it. */
const LOSS_NOTICED = 0.005;
/** So many different seconds must have lost something, so that one bad second is none. */
const LOSSY_SECONDS = 3;
/** Up to twice the limit is what a good connection shows by chance in so short a time. */
const LOSS_FINE = 0.001;
const OUTAGE_IMPAIRED_MS = 2_000;
const OUTAGE_FINE_MS = 1_000;
/** A connection called fine keeps a distance to the limits. */
const FINE_SHARE_OF_LIMIT = 0.85;
/** Below this round trip both ends may share one network, and one fault of it. */
const NEAR_MS = 5;

/** One direction of a connection. */
export interface DirectionView {
  /** `silent`: nothing was to be sent. */
  readonly network: 'fine' | 'impaired' | 'unknown' | 'silent';
  /** Why it is impaired; delay is not here, because it belongs to no direction. */
  readonly reasons: readonly SideReason[];
  readonly picture: PictureView;
  readonly sound: SoundView;
  /** The verdict of the last two minutes is a breach, whatever the last seconds are like. */
  readonly isBreached: boolean;
}

/** The connection to one person over the window. */
export interface LinkView extends Readonly<Record<Direction, DirectionView>> {
  readonly memberId: MemberId;
  /** The round trip, when it is over the limit. */
  readonly delay: SideReason | undefined;
  /** For others: how this connection is. */
  readonly standing: LinkStanding;
}

/** How the connection to a person was over a window. */
export function viewLink(rows: LinkRows, judgement: QualityJudgement): LinkView {
  const { memberId } = rows;
  const roundTrip = roundTripOf(rows);
  const view = (direction: Direction) => viewDirection({ rows, direction, roundTrip, judgement });
  const [receiving, sending] = [view('receiving'), view('sending')];
  return {
    memberId,
    receiving,
    sending,
    delay: isOver(roundTrip.held) ? delayOf(rows) : undefined,
    standing: {
      state: worseOf(receiving.network, sending.network),
      isRelayed: isRelayed(rows),
      isNear: roundTrip.isNear,
    },
  };
}

/** How many of a window's values are known, within a limit, and within it by a distance. */
interface Held {
  known: number;
  within: number;
  wellWithin: number;
}

/** The median is over the limit. */
function isOver({ known, within }: Held): boolean {
  return known > 0 && !isMedianAmong(within, known);
}

/** The median is known, and below the limit by a distance. */
function isWellWithin({ known, wellWithin }: Held): boolean {
  return isMedianAmong(wellWithin, known);
}

function hold(held: Held, value: number, limit: number): void {
  held.known += 1;
  if (value <= limit) held.within += 1;
  if (value <= limit * FINE_SHARE_OF_LIMIT) held.wellWithin += 1;
}

interface RoundTrip {
  readonly held: Held;
  readonly isNear: boolean | undefined;
}

function roundTripOf({ receiving, sending }: LinkRows): RoundTrip {
  const held: Held = { known: 0, within: 0, wellWithin: 0 };
  let near = 0;
  for (const rows of [receiving, sending]) {
    for (const { roundTripMs } of rows) {
      if (roundTripMs === undefined) continue;
      hold(held, roundTripMs, PROMISE_TERMS.delay.limit);
      if (roundTripMs < NEAR_MS) near += 1;
    }
  }
  return { held, isNear: held.known === 0 ? undefined : isMedianAmong(near, held.known) };
}

function delayOf({ memberId, receiving, sending }: LinkRows): SideReason | undefined {
  const roundTripMs = median([...receiving, ...sending].map((row) => row.roundTripMs));
  return roundTripMs === undefined
    ? undefined
    : { code: 'delay', figures: { roundTripMs }, memberId };
}

type Network = DirectionView['network'];

function worseOf(a: Network, b: Network): LinkStanding['state'] {
  if (a === 'impaired' || b === 'impaired') return 'impaired';
  const isFine = (a === 'fine' || b === 'fine') && a !== 'unknown' && b !== 'unknown';
  return isFine ? 'fine' : 'unknown';
}

function isRelayed({ receiving, sending }: LinkRows): boolean | undefined {
  const path = (receiving.at(-1) ?? sending.at(-1))?.path;
  return path && (path.local === 'relay' || path.remote === 'relay');
}

interface DirectionNeeds {
  readonly rows: LinkRows;
  readonly direction: Direction;
  readonly roundTrip: RoundTrip;
  readonly judgement: QualityJudgement;
}

function viewDirection({ rows, direction, roundTrip, judgement }: DirectionNeeds): DirectionView {
  const { memberId } = rows;
  const own = rows[direction];
  const figures = judgement.people[memberId]?.[direction]?.now;
  const network = figuresOf(own);
  const isLossBreached = figures?.loss.verdict === 'breached';
  const wrong = whatIsWrong(network, own, isLossBreached);
  return {
    network:
      wrong.length > 0
        ? 'impaired'
        : stateOf(network, own, { held: roundTrip.held, isLossBreached }),
    reasons: wrong.map(([what, values]) => ({
      code: `${what}-${direction}` as const,
      figures: values,
      memberId,
    })),
    picture: viewPicture(own, memberId, direction),
    sound: viewSound(own, memberId, direction),
    isBreached:
      figures !== undefined && PROMISES.some((promise) => figures[promise].verdict === 'breached'),
  };
}

/** Of the seconds in which packets came or were missing. */
interface NetworkFigures {
  readonly seconds: number;
  readonly expected: number;
  readonly lost: number;
  readonly lossySeconds: number;
  readonly outageMs: number;
  readonly jitter: Held;
}

function isBusy({ expected, outageMs }: LinkRow): boolean {
  return expected > 0 || outageMs > 0;
}

function figuresOf(rows: readonly LinkRow[]): NetworkFigures {
  let [seconds, expected, lost, lossySeconds, outageMs] = [0, 0, 0, 0, 0];
  const jitter: Held = { known: 0, within: 0, wellWithin: 0 };
  for (const row of rows) {
    if (!isBusy(row)) continue;
    seconds += 1;
    expected += row.expected;
    lost += row.lost;
    if (row.lost > 0) lossySeconds += 1;
    outageMs += row.outageMs;
    // Of a microphone that leaves out sound the packets come late, whatever the network does.
    if (row.jitterMs !== undefined && !isSoundLate(row.sound?.sourceShare))
      hold(jitter, row.jitterMs, PROMISE_TERMS.jitter.limit);
  }
  // Signed sums are held to the possible range at the end only: a late packet takes back an earlier loss.
  return { seconds, expected, lost: Math.max(0, lost), lossySeconds, outageMs, jitter };
}

type Wrong = readonly ['loss' | 'jitter' | 'outage', Readonly<Record<string, number>>];

const NOTHING_WRONG: readonly Wrong[] = [];

function whatIsWrong(
  figures: NetworkFigures,
  rows: readonly LinkRow[],
  isLossBreached: boolean,
): readonly Wrong[] {
  const { expected, lost, outageMs, jitter } = figures;
  const isLost = isLossy(figures, isLossBreached);
  const isOut = outageMs >= OUTAGE_IMPAIRED_MS;
  const isUneven = isOver(jitter);
  if (!isLost && !isOut && !isUneven) return NOTHING_WRONG;
  const jitterMs = isUneven ? median(rows.filter(isBusy).map((row) => row.jitterMs)) : undefined;
  return [
    ...(isLost
      ? [['loss', { lossPercent: (lost * 100) / expected, lost, packets: expected }] as const]
      : []),
    ...(isOut ? [['outage', { seconds: outageMs / 1_000 }] as const] : []),
    ...(jitterMs === undefined ? [] : [['jitter', { jitterMs }] as const]),
  ];
}

function isLossy(figures: NetworkFigures, isLossBreached: boolean): boolean {
  const { expected, lost, lossySeconds } = figures;
  if (expected < ENOUGH_PACKETS) return false;
  const share = lost / expected;
  if (share >= LOSS_NOTICED) return lossySeconds >= LOSSY_SECONDS;
  return isLossBreached && lossySeconds >= 2 && share > PROMISE_TERMS.loss.limit;
}

/** Of a direction in which nothing by itself is wrong. */
function stateOf(
  figures: NetworkFigures,
  rows: readonly LinkRow[],
  { held, isLossBreached }: { held: Held; isLossBreached: boolean },
): Network {
  if (figures.seconds === 0) return rows.some(({ isOn }) => isOn) ? 'unknown' : 'silent';
  if (isOver(held)) return 'impaired';
  const isFine =
    figures.seconds >= ENOUGH_SECONDS &&
    figures.expected >= ENOUGH_PACKETS &&
    !isLossBreached &&
    (figures.lost <= 1 || figures.lost / figures.expected <= LOSS_FINE) &&
    figures.outageMs < OUTAGE_FINE_MS &&
    isWellWithin(figures.jitter) &&
    isWellWithin(held);
  return isFine ? 'fine' : 'unknown';
}
