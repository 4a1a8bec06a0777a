import type { MemberId } from '../../domain/ids.ts';
import type { QualitySample, QualityTick } from '../../domain/quality/sample.ts';
import type { CallRecord } from '../../renderer/storage/callArchive.ts';
import { aFigures, aSample } from './quality.ts';

/** A second of sound from one person of which little is known; `change` says what is. */
export function someSample(change: Partial<QualitySample> = {}): QualitySample {
  return aSample({
    memberId: 'member-id-of-ada' as MemberId,
    packetsExpected: 50,
    jitterMs: undefined,
    roundTripMs: undefined,
    kilobitsPerSecond: undefined,
    concealedMs: undefined,
    bufferMs: undefined,
    codec: undefined,
    path: undefined,
    ...change,
  });
}

/** A tick of these samples, each at its own time. */
export function someTick(
  atMs: number,
  samples: readonly QualitySample[] = [someSample({ atMs })],
): QualityTick {
  return { atMs, samples, device: undefined, farEnds: [] };
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
    figures: aFigures(),
    outage: { downMs: 0, expectedMs: 60_000 },
    ...change,
  };
}
