import type { App, GlobalShortcut } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { Preferences } from '../../domain/desktop/desktopSettings.ts';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import type { Presence } from '../../domain/desktop/presence.ts';

/** What the key for the microphone needs of Electron and of the program. */
export interface GlobalMuteParts {
  readonly app: Pick<App, 'on'>;
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly preferences: Pick<StoreApi<Preferences>, 'getState' | 'subscribe'>;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly presence: Pick<StoreApi<Presence>, 'setState'>;
  readonly toggle: () => void;
}

/**
 * Lets keys switch the microphone while another program has the keyboard, if the person wishes so.
 * 1. They are held in a meeting only: a key that is held is taken away from every other program.
 * 2. Outside of one they are tried and let go at once when they are chosen, so that the person hears at once, and
 *    not in the meeting, that another program has them.
 */
export function setupGlobalMute(parts: GlobalMuteParts): void {
  const { app, globalShortcut, preferences, page, presence } = parts;
  let held: string | undefined;
  let last: { wanted: string | undefined; inMeeting: boolean } | undefined;
  const letGo = () => {
    if (held !== undefined) globalShortcut.unregister(held);
    held = undefined;
  };
  const hold = (keys: string) => {
    const isHeld = register(globalShortcut, keys, parts.toggle);
    if (isHeld) held = keys;
    presence.setState({ muteKeys: isHeld ? 'free' : 'taken' });
  };
  const follow = () => {
    const { globalMute, muteKeys } = preferences.getState().settings;
    const wanted = globalMute ? muteKeys : undefined;
    const inMeeting = page.getState().meeting.at === 'in';
    if (last && last.wanted === wanted && last.inMeeting === inMeeting) return;
    const isNew = last?.wanted !== wanted;
    last = { wanted, inMeeting };
    letGo();
    if (wanted === undefined) return presence.setState({ muteKeys: 'free' });
    if (inMeeting || isNew) hold(wanted);
    if (!inMeeting) letGo();
  };
  follow();
  preferences.subscribe(follow);
  page.subscribe(follow);
  app.on('will-quit', letGo);
}

/** Electron answers `false` for keys that are taken, and throws for keys that the system does not have. */
function register(
  globalShortcut: GlobalMuteParts['globalShortcut'],
  keys: string,
  run: () => void,
): boolean {
  try {
    return globalShortcut.register(keys, run);
  } catch {
    return false;
  }
}
