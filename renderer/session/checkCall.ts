import type { CheckCall } from '../../domain/quality/showing/check.ts';
import type { IceServer } from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import { STAGE_SECONDS } from '../rtc/loop/farEnd.ts';
import type { Loop } from '../rtc/loop/loop.ts';
import { undoOn } from './listeners.ts';
import type { MediaSources } from './mediaSources.ts';
import type { CallStreams } from './session.ts';
import type { CallStage } from './state.ts';
import type { Wires } from './wires.ts';

const LOOK_MS = 50;
/** −40 dB of full scale: a room without speech stays below, a voice at an arm's length does not. */
const HEARD_LEVEL = 0.01;
const STAGES: readonly CallStage[] = ['voice', 'speak', 'back'];

/** What the other half of a test call needs. */
export interface CheckCallDeps {
  readonly wires: Pick<Wires, 'openLoop' | 'createFarEnd'>;
  readonly iceServers: readonly IceServer[];
  /** On which this device sends its own media; connected. */
  readonly mine: Pick<Loop, 'received'>;
  readonly sources: Pick<MediaSources, 'microphone'>;
  readonly onStage: (stage: CallStage, streams: CallStreams) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The way back of a test call: a far end that is seen and heard, and answers. */
export interface CheckCallHalf {
  readonly connected: Promise<boolean>;
  /** Begins; called once, when both ways are connected. */
  start(): void;
  /** What there is to say of hearing, but for the person's own word. */
  result(): CheckCall;
}

/** Opens it over the same path as the way there. Everything ends with the signal. */
export function openFarHalf(deps: CheckCallDeps): CheckCallHalf {
  const { wires, iceServers, mine, sources, onStage, clock, signal } = deps;
  const farEnd = wires.createFarEnd();
  const loop = wires.openLoop({ iceServers, tracks: farEnd.tracks });
  undoOn(signal, () => {
    loop.close();
    farEnd.close();
  });
  const streams = { far: loop.received, mine: mine.received };
  let wasHeard = false;
  return {
    connected: loop.connected,
    start: () => {
      farEnd.answer(mine.received);
      let isListening = false;
      const undos = STAGES.map((stage, at) =>
        clock.after(at * STAGE_SECONDS * 1_000, () => {
          isListening = stage === 'speak';
          onStage(stage, streams);
        }),
      );
      undos.push(
        clock.every(LOOK_MS, () => {
          // Without a microphone there is a test tone to be heard, which says nothing of the person.
          if (!isListening || !sources.microphone.track) return;
          if (farEnd.level() >= HEARD_LEVEL) wasHeard = true;
        }),
      );
      undoOn(signal, () => undos.forEach((undo) => undo()));
    },
    result: () => ({
      microphone: wasHeard ? 'heard' : sources.microphone.track ? 'silent' : 'off',
    }),
  };
}
