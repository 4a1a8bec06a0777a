import { fail, ok, type Reply } from '../../../domain/reply.ts';

const TONE_HZ = 440;
const SECONDS = 0.6;
const VOLUME = 0.2;

/** What a test sound needs of the page's window. */
export type SoundWindow = Pick<typeof globalThis, 'AudioContext'>;

/**
 * Plays a short tone on a speaker, or on the system's. Resolves when it is over; `device-failed` when that
 * speaker cannot be used.
 */
export async function playTestSound(
  window: SoundWindow,
  speakerId: string | undefined,
): Promise<Reply<null>> {
  const context = new window.AudioContext();
  try {
    if (speakerId !== undefined) await toSpeaker(context, speakerId);
    await context.resume();
    await tone(context);
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

function tone(context: AudioContext): Promise<void> {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const end = context.currentTime + SECONDS;
  oscillator.frequency.value = TONE_HZ;
  // Faded at both ends: a tone that is cut off cracks and sounds like a fault.
  gain.gain.setValueAtTime(0, context.currentTime);
  gain.gain.linearRampToValueAtTime(VOLUME, context.currentTime + 0.05);
  gain.gain.setValueAtTime(VOLUME, end - 0.1);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  return new Promise((resolve) => {
    oscillator.addEventListener('ended', () => resolve(), { once: true });
    oscillator.start();
    oscillator.stop(end);
  });
}
