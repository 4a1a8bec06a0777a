import type { MemberId } from '../../ids.ts';
import type { EpochMs } from '../../time.ts';
import { couldBeHd, wasHd } from './hd.ts';
import { addLoss, judgeLoss, openLossAccount, type LossAccount } from './lossAccount.ts';
import type { Direction, QualitySample } from '../sample.ts';
import {
  addSecond,
  bothHd,
  greater,
  judgeSeconds,
  openSecondsAccount,
  type Pool,
  type SecondBlock,
  type SecondsAccount,
} from './secondsAccount.ts';
import type { Figures, Scope, ScopedFigures } from '../verdict.ts';

/** Everything that is known about one direction of one person. Owned, and changed in place; its figures are not. */
export interface DirectionAccount {
  readonly memberId: MemberId;
  readonly direction: Direction;
  /** Newest second of the wall clock that samples came from. */
  newest: number;
  /** Seconds of the wall clock that do not count, because nothing was meant to be sent. */
  frozen: number;
  /** When samples came last, by this client's ticks. */
  seenAtMs: EpochMs;
  /** Newest second, by the windows' clock, with video that was on. */
  videoAt: number | undefined;
  hdPossibleSinceMs: EpochMs | undefined;
  readonly loss: LossAccount;
  readonly seconds: SecondsAccount;
  readonly outage: { downMs: number; expectedMs: number };
  figures: ScopedFigures;
}

/** Without samples for so long, a direction is taken to be gone, and its windows empty as time goes by. */
const ABSENT_AFTER_MS = 10_000;
/** Video that was on within this many seconds counts as on. */
const VIDEO_SECONDS = 10;
/** A wall clock that is further back than this was set back. */
const CLOCK_STEP_SECONDS = 60;

/** Opens the account of a direction with its first samples; its seconds are counted into the pool as well. */
export function openDirection(first: QualitySample, atMs: EpochMs, pool: Pool): DirectionAccount {
  const loss = openLossAccount();
  const seconds = openSecondsAccount(pool);
  return {
    memberId: first.memberId,
    direction: first.direction,
    newest: secondOf(first) - 1,
    frozen: 0,
    seenAtMs: atMs,
    videoAt: undefined,
    hdPossibleSinceMs: undefined,
    loss,
    seconds,
    outage: { downMs: 0, expectedMs: 0 },
    figures: scoped(loss, seconds),
  };
}

/** What one tick holds about a direction. */
export interface DirectionSeconds {
  readonly samples: readonly QualitySample[];
  /** The sender's microphone left out sound: what is sent comes unevenly, whatever the network does. */
  readonly isSoundLate: boolean;
  readonly atMs: EpochMs;
}

function withoutJitter(samples: readonly QualitySample[]): readonly QualitySample[] {
  return samples.map((sample) => ({ ...sample, jitterMs: undefined }));
}

/** Takes in what one tick holds about the direction, in the order of time, and judges. */
export function directionTick(
  account: DirectionAccount,
  { samples, isSoundLate, atMs }: DirectionSeconds,
): void {
  for (const [second, own] of bySecond(samples)) {
    addWallSecond(account, second, isSoundLate ? withoutJitter(own) : own);
  }
  judge(account, account.newest, atMs);
}

type WallSecond = readonly [second: number, samples: readonly QualitySample[]];

/** Oldest first. Sound and picture of one look are nearly always of the same second. */
function bySecond(samples: readonly QualitySample[]): readonly WallSecond[] {
  const [first] = samples;
  if (!first) return [];
  const second = secondOf(first);
  if (samples.every((sample) => secondOf(sample) === second)) return [[second, samples]];
  return [...Map.groupBy(samples, secondOf)].toSorted(([a], [b]) => a - b);
}

/** A tick without samples of the direction: nothing is known of these seconds, and the windows move past them. */
export function silentTick(account: DirectionAccount, atMs: EpochMs): void {
  const newest = Math.floor((atMs - ABSENT_AFTER_MS) / 1000);
  if (newest > account.newest && !isEmpty(account)) judge(account, newest, account.seenAtMs);
}

/** Whether the direction has been without samples for long. */
export function isAbsent(account: DirectionAccount, atMs: EpochMs): boolean {
  return atMs - account.seenAtMs > ABSENT_AFTER_MS;
}

function isEmpty({ loss, seconds }: DirectionAccount): boolean {
  const { fiveMinutes: heard } = loss.windows.tallies;
  const { jitter, delay, hd } = seconds.windows.tallies.fiveMinutes;
  return heard.blocks + jitter.total + delay.total + hd.total === 0;
}

function judge(account: DirectionAccount, wallSecond: number, seenAtMs: EpochMs): void {
  const { videoAt, newest, frozen, loss, seconds } = account;
  const hasVideo = videoAt !== undefined && newest - frozen - videoAt <= VIDEO_SECONDS;
  const second = wallSecond - frozen;
  judgeLoss(loss, second, hasVideo);
  judgeSeconds(seconds, second, hasVideo);
  account.seenAtMs = seenAtMs;
  account.figures = scoped(loss, seconds);
}

function scoped({ figures: loss }: LossAccount, { figures }: SecondsAccount): ScopedFigures {
  const of = (scope: Scope): Figures => {
    const { jitter, delay, hd } = figures[scope];
    return { loss: loss[scope], jitter, delay, hd };
  };
  return { now: of('now'), fiveMinutes: of('fiveMinutes'), call: of('call') };
}

function addWallSecond(
  account: DirectionAccount,
  wallSecond: number,
  samples: readonly QualitySample[],
): void {
  const sums = addUp(samples);
  moveClock(account, wallSecond, sums.isOn);
  account.hdPossibleSinceMs = hdClock(account, samples);
  if (!sums.isOn) return;
  const second = wallSecond - account.frozen;
  const { packets, lost } = sums;
  const { loss, seconds, outage, videoAt } = account;
  if (sums.hasVideo) account.videoAt = Math.max(second, videoAt ?? second);
  if (packets > 0 || lost !== 0) addLoss(loss, { second, packets, lost });
  addSecond(seconds, blockOf(samples, second, account.hdPossibleSinceMs));
  outage.downMs += sums.outageMs;
  outage.expectedMs += sums.spanMs;
}

/** Of what was on. An outage is availability, not loss; the packets around it say nothing about either. */
function addUp(samples: readonly QualitySample[]) {
  let [packets, lost, outageMs, spanMs, isOn, hasVideo] = [0, 0, 0, 0, false, false];
  for (const sample of samples) {
    if (!sample.isOn) continue;
    isOn = true;
    if (sample.kind === 'video') hasVideo = true;
    outageMs = Math.max(outageMs, sample.outageMs);
    spanMs = Math.max(spanMs, sample.spanMs);
    if (sample.outageMs > 0) continue;
    packets += sample.packetsExpected;
    lost += sample.packetsLost;
  }
  return { packets, lost, outageMs, spanMs, isOn, hasVideo };
}

/** The clock that the windows go by stands still while all is muted, and bridges a wall clock that was set back. */
function moveClock(account: DirectionAccount, wallSecond: number, isOn: boolean): void {
  const { newest } = account;
  if (wallSecond < newest - CLOCK_STEP_SECONDS) {
    account.newest = wallSecond;
    account.frozen += wallSecond - newest - 1;
    return;
  }
  const passed = Math.max(0, wallSecond - newest);
  account.newest += passed;
  if (!isOn) account.frozen += passed;
}

/** Since when the picture could be HD; one that could not be ends it. */
function hdClock(
  { hdPossibleSinceMs }: DirectionAccount,
  samples: readonly QualitySample[],
): EpochMs | undefined {
  let sinceMs = hdPossibleSinceMs;
  for (const sample of samples) {
    if (sample.kind !== 'video') continue;
    if (!couldBeHd(sample)) return undefined;
    const startMs = sample.atMs - sample.spanMs;
    sinceMs = Math.min(sinceMs ?? startMs, startMs);
  }
  return sinceMs;
}

function blockOf(
  samples: readonly QualitySample[],
  second: number,
  hdPossibleSinceMs: EpochMs | undefined,
): SecondBlock {
  let audioJitterMs: number | undefined;
  let videoJitterMs: number | undefined;
  let roundTripMs: number | undefined;
  let isHd: boolean | undefined;
  for (const sample of samples) {
    if (!sample.isOn || sample.outageMs > 0) continue;
    roundTripMs = greater(roundTripMs, sample.roundTripMs);
    if (sample.kind === 'audio') audioJitterMs = greater(audioJitterMs, sample.jitterMs);
    else {
      videoJitterMs = greater(videoJitterMs, sample.jitterMs);
      if (hdPossibleSinceMs !== undefined) isHd = bothHd(isHd, wasHd(sample, hdPossibleSinceMs));
    }
  }
  return { second, audioJitterMs, videoJitterMs, roundTripMs, isHd };
}

function secondOf(sample: QualitySample): number {
  return Math.floor(sample.atMs / 1000);
}
