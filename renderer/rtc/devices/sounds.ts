import { fail, ok, type Reply } from '../../../domain/reply.ts';

/** One tone of a short sound. */
interface Tone {
  readonly hz: number;
  readonly seconds: number;
  /** Of full scale. */
  readonly volume: number;
}

/** Said by sound alone: the connection to the meeting was lost (a step down), and is back (a step up). */
const SOUNDS = {
  test: [{ hz: 440, seconds: 0.6, volume: 0.2 }],
  lost: [
    { hz: 523, seconds: 0.16, volume: 0.06 },
    { hz: 392, seconds: 0.24, volume: 0.06 },
  ],
  back: [
    { hz: 392, seconds: 0.16, volume: 0.06 },
    { hz: 523, seconds: 0.24, volume: 0.06 },
  ],
} as const satisfies Record<string, readonly Tone[]>;

/** A short sound of our own. */
export type SoundName = keyof typeof SOUNDS;

/** What a sound needs of the page's window. */
export type SoundWindow = Pick<typeof globalThis, 'AudioContext'>;

/**
 * Plays a short sound on a speaker, or on the system's. Resolves when it is over; `device-failed` when that
 * speaker cannot be used.
 */
export async function playSound(
  window: SoundWindow,
  name: SoundName,
  speakerId: string | undefined,
): Promise<Reply<null>> {
  const context = new window.AudioContext();
  try {
    if (speakerId !== undefined) await toSpeaker(context, speakerId);
    await context.resume();
    for (const tone of SOUNDS[name]) await play(context, tone);
    return ok(null);
  } catch (error) {
    return fail('device-failed', String(error));
  } finally {
    await context.close().catch(() => {});
  }
}

/** `setSinkId` of a context is newer than that of media elements and missing from TypeScript's library. */
async function toSpeaker(context: AudioContext, speakerId: string): Promise<void> {
  const choosing = context as AudioContext & { setSinkId?(id: string): Promise<void> };
  await choosing.setSinkId?.(speakerId);
}

function play(context: AudioContext, { hz, seconds, volume }: Tone): Promise<void> {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const end = context.currentTime + seconds;
  oscillator.frequency.value = hz;
  // Faded at both ends: a tone that is cut off cracks and sounds like a fault.
  gain.gain.setValueAtTime(0, context.currentTime);
  gain.gain.linearRampToValueAtTime(volume, context.currentTime + 0.05);
  gain.gain.setValueAtTime(volume, end - 0.1);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  return new Promise((resolve) => {
    oscillator.addEventListener('ended', () => resolve(), { once: true });
    oscillator.start();
    oscillator.stop(end);
  });
}
