import type { Session } from '../session/session.ts';
import { isNotForUs, type KeyTarget } from './shortcuts.ts';

/** What a window gives beside its keys. */
export interface TalkTarget extends Pick<Window, 'addEventListener'> {}

/**
 * Held, the space bar turns a muted microphone on; let go, it is muted again. Not while somebody types, and not on a
 * button, which the space bar presses. Returns its own undo.
 */
export function bindPushToTalk(target: TalkTarget & KeyTarget, session: Session): () => void {
  const life = new AbortController();
  const options = { signal: life.signal };
  let isHeld = false;
  const down = (event: KeyboardEvent) => {
    if (event.code !== 'Space' || isHeld || isNotForUs(event) || isOnControl(event)) return;
    const { stores, media } = session;
    if (!stores.settings.getState().shortcuts.isOn) return;
    if (stores.meeting.getState().phase.at !== 'in') return;
    if (stores.media.getState().microphone.wanted) return;
    event.preventDefault();
    isHeld = true;
    void media.setMicrophone(true);
  };
  const up = () => {
    if (!isHeld) return;
    isHeld = false;
    void session.media.setMicrophone(false);
  };
  target.addEventListener('keydown', down, options);
  target.addEventListener('keyup', (event) => event.code === 'Space' && up(), options);
  // Another window took the keys, and with them the moment of letting go.
  target.addEventListener('blur', up, options);
  return () => {
    up();
    life.abort();
  };
}

function isOnControl({ target }: KeyboardEvent): boolean {
  const control = (target as Partial<Element> | null)?.closest?.('button,a,[role="switch"]');
  return control !== null && control !== undefined;
}
