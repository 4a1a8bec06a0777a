import type { MemberId } from '../../domain/ids.ts';
import type { QualitySample, QualityTick } from '../../domain/quality/sample.ts';
import {
  PROMISES,
  type Figures,
  type PromiseFigure,
  type PromiseId,
} from '../../domain/quality/verdict.ts';
import type { CallRecord } from '../../renderer/storage/callArchive.ts';

/** A second of sound from one person in which all was well; `change` says what was different. */
export function someSample(change: Partial<QualitySample> = {}): QualitySample {
  return {
    memberId: 'member-id-of-ada' as MemberId,
    direction: 'receiving',
    kind: 'audio',
    atMs: 1_000,
    spanMs: 1_000,
    isOn: true,
    isAskedSmall: false,
    packetsExpected: 50,
    packetsLost: 0,
    outageMs: 0,
    jitterMs: undefined,
    roundTripMs: undefined,
    kilobitsPerSecond: undefined,
    width: undefined,
    height: undefined,
    frames: undefined,
    sourceWidth: undefined,
    sourceHeight: undefined,
    freezes: undefined,
    frozenMs: undefined,
    concealedMs: undefined,
    bufferMs: undefined,
    codec: undefined,
    path: undefined,
    limitation: undefined,
    ...change,
  };
}

/** A tick of these samples. */
export function someTick(
  atMs: number,
  samples: readonly QualitySample[] = [someSample({ atMs })],
): QualityTick {
  return { atMs, samples, device: undefined, farEnds: [] };
}

const FIGURE: PromiseFigure = {
  verdict: 'not-enough-data',
  value: undefined,
  total: 0,
  bad: 0,
  evidence: { met: 1, breached: 1 },
};

/** Figures of which nothing is known but what is given. */
export function someFigures(known: Partial<Record<PromiseId, Partial<PromiseFigure>>> = {}) {
  return Object.fromEntries(
    PROMISES.map((promise) => [promise, { ...FIGURE, ...known[promise] }]),
  ) as unknown as Figures;
}

/** A call that was hung up after a minute. */
export function someCall(callId: string, change: Partial<CallRecord> = {}): CallRecord {
  return {
    callId,
    kind: 'call',
    room: 'abc-defg-hjk',
    startedAtMs: 1_000,
    endedAtMs: 61_000,
    state: 'closed',
    people: { 'member-id-of-ada': 'Ada' },
    figures: someFigures(),
    outage: { downMs: 0, expectedMs: 60_000 },
    ...change,
  };
}
