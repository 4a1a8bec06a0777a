import { undoOn } from './listeners.ts';
import type { MeetingDeps } from './meeting.ts';

/** What telling needs. */
export type ConnectionSoundsDeps = Pick<
  MeetingDeps,
  'stores' | 'settings' | 'playSound' | 'log' | 'signal'
>;

/**
 * Says by sound that the connection to the meeting was lost and that it is back, once for each interruption, until the
 * signal aborts. A person's path that is mended is no interruption of the meeting.
 */
export function followConnection(deps: ConnectionSoundsDeps): void {
  const { stores, settings, playSound, log, signal } = deps;
  const say = async (name: 'lost' | 'back') => {
    if (!settings.getState().sounds) return;
    const reply = await playSound(name, stores.media.getState().speakerId);
    if (!reply.ok) log('warn', 'a sound could not be played', { detail: reply.fault.detail });
  };
  const undo = stores.meeting.subscribe((now, before) => {
    if (now.signalling === before.signalling) return;
    void say(now.signalling === 'reconnecting' ? 'lost' : 'back');
  });
  undoOn(signal, undo);
}
