import { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { roomCodeSchema } from '../../service/protocol/index.ts';
import type { KeyValueStore } from '../platform/platform.ts';
import { undoOn } from './listeners.ts';
import type { MediaState } from './state.ts';

const KEY = 'meeting';

const recordSchema = z.object({
  code: roomCodeSchema,
  origin: z.string().max(512).optional(),
  fingerprint: z.string().max(128).optional(),
  resume: z.string().max(512),
  callId: z.string().max(64).optional(),
  microphone: z.boolean(),
  camera: z.boolean(),
});

/** What a window needs to take up its meeting again after a reload. */
export interface InterruptedMeeting {
  readonly invitation: Invitation;
  /** The service's proof that the seat is ours. */
  readonly resume: string;
  /** Under which the archive keeps the call. */
  readonly callId: string | undefined;
  /** What the person wanted on. */
  readonly wanted: { readonly microphone: boolean; readonly camera: boolean };
}

/** The meeting this window is in, kept where a reload finds it and a new window does not. */
export interface Interruption {
  read(): InterruptedMeeting | undefined;
  write(meeting: InterruptedMeeting): void;
  clear(): void;
}

/** An {@link Interruption} in the window's store; what does not parse is nothing. */
export function createInterruption(store: KeyValueStore): Interruption {
  return {
    read: () => parse(store.read(KEY)),
    write: ({ invitation, resume, callId, wanted }) =>
      void store.write(KEY, JSON.stringify({ ...invitation, ...wanted, resume, callId })),
    clear: () => store.remove(KEY),
  };
}

/**
 * Keeps a meeting's record in step with what the person wants on, until the signal aborts. Returns how to
 * say the newest proof; nothing is kept before the first.
 */
export function keepForReload(
  interruption: Interruption,
  media: StoreApi<MediaState>,
  meeting: Pick<InterruptedMeeting, 'invitation' | 'callId'>,
  signal: AbortSignal,
): (resume: string) => void {
  let resume: string | undefined;
  const write = () => {
    if (resume === undefined || signal.aborted) return;
    const { microphone, camera } = media.getState();
    const wanted = { microphone: microphone.wanted, camera: camera.wanted };
    interruption.write({ ...meeting, resume, wanted });
  };
  const undo = media.subscribe((now, before) => {
    const isSame =
      now.microphone.wanted === before.microphone.wanted &&
      now.camera.wanted === before.camera.wanted;
    if (!isSame) write();
  });
  undoOn(signal, undo);
  return (newest) => {
    resume = newest;
    write();
  };
}

function parse(text: string | undefined): InterruptedMeeting | undefined {
  if (text === undefined) return undefined;
  try {
    const { code, origin, fingerprint, resume, callId, microphone, camera } = recordSchema.parse(
      JSON.parse(text),
    );
    return {
      invitation: { code, origin, fingerprint },
      resume,
      callId,
      wanted: { microphone, camera },
    };
  } catch {
    return undefined;
  }
}
