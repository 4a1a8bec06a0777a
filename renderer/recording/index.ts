// The door: makes a file of a meeting. It comes in a file of its own, when a recording is wanted.
import { initials, nameHash } from '../ui/initials.ts';
import { avatarGrounds } from '../ui/theme/tokens.ts';
import {
  createRecorder,
  type Avatar,
  type Recorder,
  type RecorderEvents,
  type RecorderWindow,
} from './recorder.ts';

/** A recorder with a worker of its own. */
export function openRecorder(page: typeof globalThis, events: RecorderEvents): Recorder {
  // Some libraries declare the processor of pictures and that of sound apart; it is one, and may be missing.
  const window = page as unknown as RecorderWindow;
  const worker = new Worker(new URL('recorder.worker.ts', import.meta.url), { type: 'module' });
  return createRecorder({ window, worker, events, avatarOf });
}

/** The same initials on the same ground as on screen. */
function avatarOf(name: string): Avatar {
  const ground = avatarGrounds[nameHash(name) % avatarGrounds.length] ?? avatarGrounds[0];
  return { initials: initials(name), ground };
}
