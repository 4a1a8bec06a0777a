import type { StoreApi } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import type { LinkCounters, LinkReading } from '../../domain/quality/counters.ts';
import { addSample } from '../../domain/quality/history.ts';
import { readLink } from '../../domain/quality/reading.ts';
import type { Clock } from '../platform/clock.ts';
import type { Conference } from '../rtc/conference.ts';
import { undoOn } from './listeners.ts';
import type { QualityState } from './state.ts';

const PERIOD_MS = 1_000;

/** What sampling needs. */
export interface QualitySamplingDeps {
  readonly store: StoreApi<QualityState>;
  readonly conference: Pick<Conference, 'sample'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Reads every connection once a second into the quality store, until the signal aborts. */
export function sampleQuality({ store, conference, clock, signal }: QualitySamplingDeps): void {
  let histories: ReadonlyMap<MemberId, readonly LinkCounters[]> = new Map();
  let isSampling = false;

  async function sample() {
    // A busy machine answers late; looking twice at once would make it later still.
    if (isSampling) return;
    isSampling = true;
    const samples = await conference.sample();
    isSampling = false;
    if (signal.aborted) return;
    // Who did not answer is forgotten: what is old is not what it is like now.
    histories = new Map(
      [...samples].map(([memberId, counters]) => [
        memberId,
        addSample(histories.get(memberId) ?? [], counters),
      ]),
    );
    store.setState({ readings: toReadings(histories) });
  }
  undoOn(
    signal,
    clock.every(PERIOD_MS, () => void sample()),
  );
}

function toReadings(
  histories: ReadonlyMap<MemberId, readonly LinkCounters[]>,
): Record<MemberId, LinkReading> {
  return Object.fromEntries(
    [...histories].flatMap(([memberId, history]) => {
      const reading = readLink(history);
      return reading ? [[memberId, reading]] : [];
    }),
  );
}
