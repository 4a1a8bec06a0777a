import type { MemberId } from '../../domain/ids.ts';
import type {
  CandidateKind,
  DeviceSample,
  FarFacts,
  Limitation,
  LinkStanding,
  MediaPath,
  QualitySample,
  QualityTick,
} from '../../domain/quality/sample.ts';
import { BadRow, createReader, HUNDREDTHS, must, type Reader } from './rowReader.ts';

/**
 * One tick as it is stored: every sample of a second in one row of numbers, because four people for some hours are
 * hundreds of thousands of samples. Words (ids, codecs, paths) stand once in `words` and are pointed to by their place.
 * `null` is unknown. The order of the numbers is that of `sampleNumbers`, and never changes: new ones go to the end.
 */
export interface TickRow {
  readonly callId: string;
  readonly atMs: number;
  readonly words: readonly string[];
  readonly samples: readonly (readonly (number | null)[])[];
  readonly device: readonly (number | null)[] | null;
  readonly farEnds: readonly (readonly (number | null)[])[];
}

const DIRECTIONS = ['receiving', 'sending'] as const;
const KINDS = ['audio', 'video'] as const;
const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const satisfies Limitation[];
const CANDIDATES = ['host', 'srflx', 'prflx', 'relay'] as const satisfies CandidateKind[];
const PROTOCOLS = ['udp', 'tcp', 'tls'] as const satisfies MediaPath['protocol'][];
const PRESSURES = ['nominal', 'fair', 'serious', 'critical'] as const;

const STANDINGS = ['fine', 'impaired', 'unknown'] as const;
const ANSWERS = [undefined, false, true] as const;

const IS_ON = 1;
const IS_ASKED_SMALL = 2;
const MEMBER_ID = /^(?!__proto__$)[\w-]{1,64}$/;

/** Where a word stands in the row's words; it is put there if it does not. */
type Place = (word: string | undefined) => number | null;

/** Packs a tick. */
export function toTickRow(callId: string, tick: QualityTick): TickRow {
  const words: string[] = [];
  const place: Place = (word) => {
    if (word === undefined) return null;
    const at = words.indexOf(word);
    return at < 0 ? words.push(word) - 1 : at;
  };
  const samples = tick.samples.map((sample) => sampleNumbers(sample, tick.atMs, place));
  return {
    callId,
    atMs: tick.atMs,
    words,
    samples,
    device: tick.device ? deviceNumbers(tick.device) : null,
    farEnds: tick.farEnds.map((facts) => farNumbers(facts, place)),
  };
}

/** Unpacks a row, whoever wrote it; `undefined` when it is none. */
export function parseTickRow(row: unknown): QualityTick | undefined {
  try {
    if (!isObject(row)) return undefined;
    const { atMs, words, samples, device, farEnds } = row;
    if (typeof atMs !== 'number' || !Number.isFinite(atMs)) return undefined;
    if (!Array.isArray(samples) || !Array.isArray(words)) return undefined;
    return {
      atMs,
      samples: samples.map((numbers) => readSample(createReader(numbers, words), atMs)),
      device: Array.isArray(device) ? readDevice(createReader(device, words)) : undefined,
      farEnds: Array.isArray(farEnds)
        ? farEnds.map((numbers) => readFarEnd(createReader(numbers, words)))
        : [],
    };
  } catch (error) {
    if (error instanceof BadRow) return undefined;
    throw error;
  }
}

function sampleNumbers(
  sample: QualitySample,
  tickAtMs: number,
  place: Place,
): readonly (number | null)[] {
  const { path, worst } = sample;
  return [
    place(sample.memberId),
    DIRECTIONS.indexOf(sample.direction),
    KINDS.indexOf(sample.kind),
    hundredths(tickAtMs - sample.atMs),
    hundredths(sample.spanMs),
    (sample.isOn ? IS_ON : 0) + (sample.isAskedSmall ? IS_ASKED_SMALL : 0),
    sample.packetsExpected,
    sample.packetsLost,
    hundredths(sample.outageMs),
    hundredths(sample.jitterMs),
    hundredths(sample.roundTripMs),
    hundredths(sample.kilobitsPerSecond),
    sample.width ?? null,
    sample.height ?? null,
    sample.frames ?? null,
    sample.sourceWidth ?? null,
    sample.sourceHeight ?? null,
    sample.freezes ?? null,
    hundredths(sample.frozenMs),
    hundredths(sample.concealedMs),
    hundredths(sample.bufferMs),
    place(sample.codec),
    place(path && `${path.local} ${path.remote} ${path.protocol}`),
    sample.limitation === undefined ? null : LIMITATIONS.indexOf(sample.limitation),
    ...(worst ? [hundredths(worst.jitterMs), hundredths(worst.roundTripMs)] : []),
  ];
}

function readSample(read: Reader, tickAtMs: number): QualitySample {
  const memberId = readMember(read);
  const direction = must(read.choice(DIRECTIONS));
  const kind = must(read.choice(KINDS));
  const atMs = tickAtMs - must(read.hundredths());
  const spanMs = must(read.hundredths());
  const flags = must(read.number());
  return {
    memberId,
    direction,
    kind,
    atMs,
    spanMs,
    isOn: (flags & IS_ON) !== 0,
    isAskedSmall: (flags & IS_ASKED_SMALL) !== 0,
    packetsExpected: must(read.number()),
    packetsLost: must(read.number()),
    outageMs: must(read.hundredths()),
    jitterMs: read.hundredths(),
    roundTripMs: read.hundredths(),
    kilobitsPerSecond: read.hundredths(),
    width: read.number(),
    height: read.number(),
    frames: read.number(),
    sourceWidth: read.number(),
    sourceHeight: read.number(),
    freezes: read.number(),
    frozenMs: read.hundredths(),
    concealedMs: read.hundredths(),
    bufferMs: read.hundredths(),
    codec: read.word(),
    path: readPath(read.word()),
    limitation: read.choice(LIMITATIONS),
    ...(read.isAtEnd()
      ? {}
      : { worst: { jitterMs: read.hundredths(), roundTripMs: read.hundredths() } }),
  };
}

function readPath(word: string | undefined): MediaPath | undefined {
  if (word === undefined) return undefined;
  const parts = word.split(' ');
  const local = CANDIDATES.find((kind) => kind === parts[0]);
  const remote = CANDIDATES.find((kind) => kind === parts[1]);
  const protocol = PROTOCOLS.find((name) => name === parts[2]);
  return local && remote && protocol ? { local, remote, protocol } : undefined;
}

function deviceNumbers(device: Partial<DeviceSample>): readonly (number | null)[] {
  return [
    hundredths(device.encodeMsPerFrame),
    hundredths(device.capturedFramesPerSecond),
    hundredths(device.encodedFramesPerSecond),
    device.pressure === undefined ? null : PRESSURES.indexOf(device.pressure),
    hundredths(device.timerLateMs),
    hundredths(device.capturedSoundShare),
  ];
}

function readDevice(read: Reader): DeviceSample {
  return {
    encodeMsPerFrame: read.hundredths(),
    capturedFramesPerSecond: read.hundredths(),
    encodedFramesPerSecond: read.hundredths(),
    pressure: read.choice(PRESSURES),
    timerLateMs: read.hundredths(),
    capturedSoundShare: read.hundredths(),
  };
}

/** Who, whether its device is known, the device, and one number for each of its links. */
function farNumbers(facts: FarFacts, place: Place): readonly (number | null)[] {
  const { memberId, device, otherLinks } = facts;
  const links = otherLinks.map(
    ({ state, isRelayed, isNear }) =>
      STANDINGS.indexOf(state) + 3 * ANSWERS.indexOf(isRelayed) + 9 * ANSWERS.indexOf(isNear),
  );
  return [place(memberId), device ? 1 : 0, ...deviceNumbers(device ?? {}), ...links];
}

function readFarEnd(read: Reader): FarFacts {
  const memberId = readMember(read);
  const hasDevice = must(read.number()) === 1;
  const device = readDevice(read);
  const otherLinks: LinkStanding[] = [];
  while (!read.isAtEnd()) {
    const packed = must(read.number());
    otherLinks.push({
      state: must(STANDINGS[packed % 3]),
      isRelayed: ANSWERS[Math.floor(packed / 3) % 3],
      isNear: ANSWERS[Math.floor(packed / 9)],
    });
  }
  return { memberId, device: hasDevice ? device : undefined, otherLinks };
}

function readMember(read: Reader): MemberId {
  const word = read.word();
  if (word === undefined || !MEMBER_ID.test(word)) throw new BadRow();
  return word as MemberId;
}

function hundredths(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * HUNDREDTHS);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
