import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import { couldBeHd, wasHd } from './hd.ts';
import { addLoss, judgeLoss, openLossAccount, type LossAccount } from './lossAccount.ts';
import type { Direction, QualitySample } from './sample.ts';
import {
  addSecond,
  bothHd,
  greater,
  judgeSeconds,
  openSecondsAccount,
  type SecondBlock,
  type SecondsAccount,
} from './secondsAccount.ts';
import type { Outage, ScopedFigures } from './verdict.ts';

/** Everything that is known about one direction of one person. */
export interface DirectionAccount {
  readonly memberId: MemberId;
  readonly direction: Direction;
  /** Newest second of the wall clock that samples came from. */
  readonly newest: number;
  /** Seconds of the wall clock that do not count, because nothing was meant to be sent. */
  readonly frozen: number;
  /** When samples came last, by this client's ticks. */
  readonly seenAtMs: EpochMs;
  /** Newest second, by the windows' clock, with video that was on. */
  readonly videoAt: number | undefined;
  readonly hdPossibleSinceMs: EpochMs | undefined;
  readonly loss: LossAccount;
  readonly seconds: SecondsAccount;
  readonly outage: Outage;
  readonly figures: ScopedFigures;
}

/** Without samples for so long, a direction is taken to be gone, and its windows empty as time goes by. */
const ABSENT_AFTER_MS = 10_000;
/** Video that was on within this many seconds counts as on. */
const VIDEO_SECONDS = 10;
/** A wall clock that is further back than this was set back. */
const CLOCK_STEP_SECONDS = 60;

/** Opens the account of a direction with its first samples. */
export function openDirection(first: QualitySample, atMs: EpochMs): DirectionAccount {
  const loss = openLossAccount();
  const seconds = openSecondsAccount();
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

/** Takes in what one tick holds about the direction, in the order of time, and judges. */
export function directionTick(
  account: DirectionAccount,
  samples: readonly QualitySample[],
  atMs: EpochMs,
): DirectionAccount {
  let next = { ...account, seenAtMs: atMs };
  const bySecond = Map.groupBy(samples, secondOf);
  for (const second of [...bySecond.keys()].toSorted((a, b) => a - b))
    next = addWallSecond(next, second, bySecond.get(second) ?? []);
  return judged(next, next.newest);
}

/** A tick without samples of the direction: nothing is known of these seconds, and the windows move past them. */
export function silentTick(account: DirectionAccount, atMs: EpochMs): DirectionAccount {
  const newest = Math.floor((atMs - ABSENT_AFTER_MS) / 1000);
  if (newest <= account.newest || isEmpty(account)) return account;
  return judged(account, newest);
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

function judged(account: DirectionAccount, wallSecond: number): DirectionAccount {
  const { videoAt, newest, frozen } = account;
  const hasVideo = videoAt !== undefined && newest - frozen - videoAt <= VIDEO_SECONDS;
  const second = wallSecond - frozen;
  const loss = judgeLoss(account.loss, second, hasVideo);
  const seconds = judgeSeconds(account.seconds, second, hasVideo);
  return { ...account, loss, seconds, figures: scoped(loss, seconds) };
}

function scoped(loss: LossAccount, seconds: SecondsAccount): ScopedFigures {
  return {
    now: { loss: loss.figures.now, ...seconds.figures.now },
    fiveMinutes: { loss: loss.figures.fiveMinutes, ...seconds.figures.fiveMinutes },
    call: { loss: loss.figures.call, ...seconds.figures.call },
  };
}

function addWallSecond(
  account: DirectionAccount,
  wallSecond: number,
  samples: readonly QualitySample[],
): DirectionAccount {
  const on = samples.filter((sample) => sample.isOn);
  const clock = moveClock(account, wallSecond, on.length > 0);
  const moved = { ...account, ...clock, ...hdClock(account, samples) };
  if (on.length === 0) return moved;
  const second = wallSecond - clock.frozen;
  // An outage is availability, not loss; the packets around it say nothing about either.
  const heard = on.filter((sample) => sample.outageMs <= 0);
  const packets = sum(heard, (sample) => sample.packetsExpected);
  const lost = sum(heard, (sample) => sample.packetsLost);
  const hasVideo = on.some((sample) => sample.kind === 'video');
  return {
    ...moved,
    videoAt: hasVideo ? Math.max(second, account.videoAt ?? second) : account.videoAt,
    loss: packets > 0 || lost !== 0 ? addLoss(moved.loss, { second, packets, lost }) : moved.loss,
    seconds: addSecond(moved.seconds, blockOf(heard, second, moved.hdPossibleSinceMs)),
    outage: {
      downMs: account.outage.downMs + greatest(on, (sample) => sample.outageMs),
      expectedMs: account.outage.expectedMs + greatest(on, (sample) => sample.spanMs),
    },
  };
}

/** The clock that the windows go by stands still while all is muted, and bridges a wall clock that was set back. */
function moveClock(
  { newest, frozen }: DirectionAccount,
  wallSecond: number,
  isOn: boolean,
): { newest: number; frozen: number } {
  if (wallSecond < newest - CLOCK_STEP_SECONDS)
    return { newest: wallSecond, frozen: frozen + (wallSecond - newest - 1) };
  const passed = Math.max(0, wallSecond - newest);
  return { newest: newest + passed, frozen: isOn ? frozen : frozen + passed };
}

function hdClock(
  account: DirectionAccount,
  samples: readonly QualitySample[],
): { hdPossibleSinceMs: EpochMs | undefined } {
  const video = samples.filter((sample) => sample.kind === 'video');
  if (video.length === 0) return { hdPossibleSinceMs: account.hdPossibleSinceMs };
  if (!video.every(couldBeHd)) return { hdPossibleSinceMs: undefined };
  const start = Math.min(...video.map((sample) => sample.atMs - sample.spanMs));
  return { hdPossibleSinceMs: Math.min(account.hdPossibleSinceMs ?? start, start) };
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

function sum(samples: readonly QualitySample[], of: (sample: QualitySample) => number): number {
  return samples.reduce((total, sample) => total + of(sample), 0);
}

function greatest(samples: readonly QualitySample[], of: (sample: QualitySample) => number) {
  return samples.reduce((most, sample) => Math.max(most, of(sample)), 0);
}
