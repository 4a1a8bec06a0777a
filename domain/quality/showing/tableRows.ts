import type { MemberId } from '../../ids.ts';
import type { Direction, MediaKind, MediaPath, QualitySample, QualityTick } from '../sample.ts';

/** One stream over the last seconds, as a table shows it. `undefined` is unknown. */
export interface StreamRow {
  readonly memberId: MemberId;
  readonly direction: Direction;
  readonly kind: MediaKind;
  readonly isOn: boolean;
  /** Its camera is on, and whoever would see it does not show it. */
  readonly isOutOfSight: boolean;
  readonly packetsLost: number;
  readonly packetsExpected: number;
  readonly jitterMs: number | undefined;
  readonly roundTripMs: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly kilobitsPerSecond: number | undefined;
  readonly freezes: number | undefined;
  readonly codec: string | undefined;
  readonly path: MediaPath | undefined;
}

/**
 * A row for each stream of the last `spanMs`, ordered by person, direction and kind. Counts are sums; measures are
 * means; size, codec and path are the newest.
 */
export function streamRows(ticks: readonly QualityTick[], spanMs: number): readonly StreamRow[] {
  const fromMs = (ticks.at(-1)?.atMs ?? 0) - spanMs;
  const samples = ticks.filter(({ atMs }) => atMs > fromMs).flatMap((tick) => tick.samples);
  const streams = Map.groupBy(samples, (one) => `${one.memberId} ${one.direction} ${one.kind}`);
  return [...streams]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, all]) => toRow(all));
}

function toRow(samples: readonly QualitySample[]): StreamRow {
  const newest = samples.at(-1) as QualitySample;
  const { memberId, direction, kind, isOn, isAskedSmall } = newest;
  const frames = sum(samples, (one) => one.frames);
  const seconds =
    (sum(samples, (one) => (one.frames === undefined ? undefined : one.spanMs)) ?? 0) / 1_000;
  return {
    memberId,
    direction,
    kind,
    isOn,
    isOutOfSight: !isOn && isAskedSmall,
    packetsLost: Math.max(0, sum(samples, (one) => one.packetsLost) ?? 0),
    packetsExpected: sum(samples, (one) => one.packetsExpected) ?? 0,
    jitterMs: mean(samples, (one) => one.jitterMs),
    roundTripMs: mean(samples, (one) => one.roundTripMs),
    // Of a camera that is off, the last picture is no news.
    width: isOn ? newest.width : undefined,
    height: isOn ? newest.height : undefined,
    framesPerSecond: isOn && frames !== undefined && seconds > 0 ? frames / seconds : undefined,
    kilobitsPerSecond: mean(samples, (one) => one.kilobitsPerSecond),
    freezes: sum(samples, (one) => one.freezes),
    codec: newest.codec,
    path: newest.path,
  };
}

type Read = (sample: QualitySample) => number | undefined;

function sum(samples: readonly QualitySample[], read: Read): number | undefined {
  const known = samples.flatMap((one) => read(one) ?? []);
  return known.length > 0 ? known.reduce((all, value) => all + value, 0) : undefined;
}

function mean(samples: readonly QualitySample[], read: Read): number | undefined {
  const known = samples.flatMap((one) => read(one) ?? []);
  return known.length > 0 ? known.reduce((all, value) => all + value, 0) / known.length : undefined;
}
