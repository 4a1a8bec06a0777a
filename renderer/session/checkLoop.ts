import type { Incarnation } from '../../domain/ids.ts';
import { asNetworkSample, CHECK_SECONDS, LOOP_END } from '../../domain/quality/showing/check.ts';
import {
  stepLooks,
  type ConnectionSpan,
  type LastLooks,
} from '../../domain/quality/measuring/looks.ts';
import { stepReceiving, type Receiving } from '../../domain/quality/measuring/receiving.ts';
import type { MediaKind, QualityTick } from '../../domain/quality/sample.ts';
import { encodingFigures, sendingTo } from '../../domain/quality/measuring/sending.ts';
import type { Clock } from '../platform/clock.ts';
import type { Loop } from '../rtc/loop/loop.ts';
import type { DeviceProbe } from '../rtc/stats/deviceProbe.ts';
import { startSampler, type SamplerDeps } from '../rtc/stats/sampler.ts';
import { undoOn } from './listeners.ts';

/** The statistics of a connection may fail to come; a check does not wait for them longer than this. */
const LONGEST_MS = 2 * CHECK_SECONDS * 1_000;

/** What measuring a loop needs. */
export interface CheckLoopDeps {
  /** Connected already. */
  readonly loop: Pick<Loop, 'connections'>;
  readonly probe: DeviceProbe;
  /** Whether it goes through a relay. */
  readonly isRelayed: boolean;
  /** Which kinds are sent now. */
  readonly isLive: () => Readonly<Record<MediaKind, boolean>>;
  readonly onTick: (tick: QualityTick) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Measures a loop with the sampler and the arithmetic of a meeting, until it has been measured for as long as a check
 * takes or the signal aborts.
 */
export function measureLoop(deps: CheckLoopDeps): Promise<void> {
  const { loop, probe, clock, signal, onTick } = deps;
  const life = new AbortController();
  undoOn(signal, () => life.abort());
  undoOn(life.signal, probe.close);
  return new Promise((resolve) => {
    undoOn(life.signal, resolve);
    undoOn(
      life.signal,
      clock.after(LONGEST_MS, () => life.abort()),
    );
    const round = createRounds(deps);
    let seconds = 0;
    startSampler({
      connections: () => loop.connections(),
      clock,
      signal: life.signal,
      onRound: (looks) => {
        const tick = round(looks);
        if (!tick) return;
        onTick(tick);
        seconds += 1;
        if (seconds >= CHECK_SECONDS) life.abort();
      },
    });
  });
}

type Looks = Parameters<SamplerDeps['onRound']>[0];

function createRounds({ probe, isRelayed, isLive, clock }: CheckLoopDeps) {
  let lasts: LastLooks = new Map();
  let receiving: Receiving = new Map();

  return (looks: Looks): QualityTick | undefined => {
    const nowMs = clock.monotonic();
    const step = stepLooks(lasts, looks, nowMs);
    lasts = step.lasts;
    const { spans } = step;
    const wallOffsetMs = clock.now() - nowMs;
    const senders = [senderOf(spans, isLive())];
    const received = stepReceiving(receiving, { spans, senders, nowMs, wallOffsetMs });
    receiving = received.receiving;
    const felt = probe.read();
    if (received.samples.length === 0) return undefined;
    const path = isRelayed ? 'relay' : 'local';
    return {
      atMs: clock.now(),
      samples: received.samples.map((sample) => asNetworkSample(sample, path)),
      device: { ...encodingFigures(spans), ...felt },
      farEnds: [],
    };
  };
}

/** The other end, which is this device. */
function senderOf(spans: readonly ConnectionSpan[], isOn: Readonly<Record<MediaKind, boolean>>) {
  return {
    memberId: LOOP_END,
    incarnation: LOOP_END as string as Incarnation,
    link: 'connected' as const,
    isOn,
    sends: sendingTo(LOOP_END, spans, isOn).media,
    asked: undefined,
  };
}
