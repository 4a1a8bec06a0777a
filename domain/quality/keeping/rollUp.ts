import type { DeviceSample, QualitySample, QualityTick } from '../sample.ts';

/** How much time one roll-up stands for. */
export const ROLL_UP_MS = 10_000;

/**
 * Puts the seconds of each ten into one tick, oldest first, so that what is kept for good takes a tenth of the room.
 * Ten seconds are those that end after one round ten of the wall clock and up to the next.
 *
 * 1. Packets, outages, pictures, freezes and spans are added up: no sum over a call changes.
 * 2. Jitter, round trip, bit rate and buffer are means by time; the worst jitter and round trip stand beside them.
 * 3. The picture's size is the smallest that was seen. Codec, path, limitation and source are the last known.
 * 4. A stream counts as on when it was on for a part, and as asked small when it was so for the whole of that part.
 * 5. What the far ends said of themselves is left out: it says whose side a fault is on while it lasts.
 *
 * A roll-up may be rolled up again with more seconds of its ten.
 */
export function rollUp(ticks: readonly QualityTick[]): readonly QualityTick[] {
  const tens = Map.groupBy(ticks, ({ atMs }) => endOfTen(atMs));
  return [...tens]
    .toSorted(([one], [other]) => one - other)
    .map(([, parts]) => mergeTicks(parts.toSorted((one, other) => one.atMs - other.atMs)));
}

/** The round ten seconds of the wall clock by which a moment's ten is over. */
export function endOfTen(atMs: number): number {
  return Math.ceil(atMs / ROLL_UP_MS) * ROLL_UP_MS;
}

function mergeTicks(parts: readonly QualityTick[]): QualityTick {
  const streams = Map.groupBy(
    parts.flatMap(({ samples }) => samples),
    ({ memberId, direction, kind }) => `${memberId} ${direction} ${kind}`,
  );
  const devices = parts.flatMap(({ device }) => device ?? []);
  return {
    atMs: Math.max(...parts.map(({ atMs }) => atMs)),
    samples: [...streams.values()].map(mergeSamples),
    device: devices.length > 0 ? mergeDevices(devices) : undefined,
    farEnds: [],
  };
}

function mergeSamples(parts: readonly QualitySample[]): QualitySample {
  const [first] = parts as [QualitySample];
  const on = parts.filter(({ isOn }) => isOn);
  const seen = on.length > 0 ? on : parts;
  return {
    memberId: first.memberId,
    direction: first.direction,
    kind: first.kind,
    atMs: Math.max(...parts.map(({ atMs }) => atMs)),
    isOn: on.length > 0,
    isAskedSmall: seen.every(({ isAskedSmall }) => isAskedSmall),
    ...sums(parts),
    ...means(parts),
    ...picture(seen),
    codec: lastKnown(parts, ({ codec }) => codec),
    path: lastKnown(parts, ({ path }) => path),
    limitation: lastKnown(parts, ({ limitation }) => limitation),
    worst: {
      jitterMs: largest(parts, ({ jitterMs, worst }) => worst?.jitterMs ?? jitterMs),
      roundTripMs: largest(parts, ({ roundTripMs, worst }) => worst?.roundTripMs ?? roundTripMs),
    },
  };
}

function sums(parts: readonly QualitySample[]) {
  return {
    spanMs: sum(parts, ({ spanMs }) => spanMs) ?? 0,
    packetsExpected: sum(parts, ({ packetsExpected }) => packetsExpected) ?? 0,
    packetsLost: sum(parts, ({ packetsLost }) => packetsLost) ?? 0,
    outageMs: sum(parts, ({ outageMs }) => outageMs) ?? 0,
    frames: sum(parts, ({ frames }) => frames),
    freezes: sum(parts, ({ freezes }) => freezes),
    frozenMs: sum(parts, ({ frozenMs }) => frozenMs),
    concealedMs: sum(parts, ({ concealedMs }) => concealedMs),
  };
}

function means(parts: readonly QualitySample[]) {
  return {
    jitterMs: mean(parts, ({ jitterMs }) => jitterMs),
    roundTripMs: mean(parts, ({ roundTripMs }) => roundTripMs),
    kilobitsPerSecond: mean(parts, ({ kilobitsPerSecond }) => kilobitsPerSecond),
    bufferMs: mean(parts, ({ bufferMs }) => bufferMs),
  };
}

function picture(parts: readonly QualitySample[]) {
  const sizes = parts.flatMap(({ width, height }) =>
    width === undefined || height === undefined ? [] : [{ width, height }],
  );
  const [smallest] = sizes.toSorted((one, other) => shortSide(one) - shortSide(other));
  return {
    width: smallest?.width,
    height: smallest?.height,
    sourceWidth: lastKnown(parts, ({ sourceWidth }) => sourceWidth),
    sourceHeight: lastKnown(parts, ({ sourceHeight }) => sourceHeight),
  };
}

const PRESSURES = ['nominal', 'fair', 'serious', 'critical'] as const;

function mergeDevices(parts: readonly DeviceSample[]): DeviceSample {
  const ofOne = parts.map((part) => ({ ...part, spanMs: 1 }));
  const worst = largest(parts, ({ pressure }) => pressure && PRESSURES.indexOf(pressure));
  return {
    encodeMsPerFrame: mean(ofOne, ({ encodeMsPerFrame }) => encodeMsPerFrame),
    capturedFramesPerSecond: mean(ofOne, (part) => part.capturedFramesPerSecond),
    encodedFramesPerSecond: mean(ofOne, (part) => part.encodedFramesPerSecond),
    capturedSoundShare: mean(ofOne, (part) => part.capturedSoundShare),
    pressure: worst === undefined ? undefined : PRESSURES[worst],
    timerLateMs: largest(parts, ({ timerLateMs }) => timerLateMs),
  };
}

type Read<T> = (part: T) => number | undefined;

function known<T>(parts: readonly T[], read: Read<T>): readonly number[] {
  return parts.flatMap((part) => read(part) ?? []);
}

/** `undefined` when none is known: what was not measured is not 0. */
function sum<T>(parts: readonly T[], read: Read<T>): number | undefined {
  const values = known(parts, read);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}

function largest<T>(parts: readonly T[], read: Read<T>): number | undefined {
  const values = known(parts, read);
  return values.length === 0 ? undefined : Math.max(...values);
}

/** Mean of what is known, each part as long as it lasted. */
function mean<T extends { readonly spanMs: number }>(
  parts: readonly T[],
  read: Read<T>,
): number | undefined {
  const measured = parts.filter((part) => read(part) !== undefined && part.spanMs > 0);
  const spanMs = measured.reduce((total, part) => total + part.spanMs, 0);
  if (spanMs === 0) return undefined;
  return measured.reduce((total, part) => total + (read(part) ?? 0) * part.spanMs, 0) / spanMs;
}

function lastKnown<T, V>(parts: readonly T[], read: (part: T) => V | undefined): V | undefined {
  return parts.map(read).findLast((value) => value !== undefined);
}

function shortSide(size: { readonly width: number; readonly height: number }): number {
  return Math.min(size.width, size.height);
}
