import type { StoreApi } from 'zustand/vanilla';
import type { Preferences } from '../../domain/desktop/desktopSettings.ts';
import type { Presence } from '../../domain/desktop/presence.ts';
import type { LoginItem } from './loginItem.ts';

/** What starting at login is made of. */
export interface OpenAtLoginParts {
  readonly item: LoginItem;
  readonly preferences: Pick<StoreApi<Preferences>, 'getState' | 'subscribe'>;
  readonly presence: Pick<StoreApi<Presence>, 'setState'>;
}

/**
 * Starts the program at login, if the person wishes so. Returns what asks the system anew.
 * 1. A wish is handed to the system when it is made.
 * 2. Whoever switches the program off in the system's own settings has the last word: it is shown, not undone.
 * 3. Only an administrator's decision is handed over at every start, and an entry without a wish taken back.
 */
export function setupOpenAtLogin({ item, preferences, presence }: OpenAtLoginParts): () => void {
  const look = () => {
    const wanted = preferences.getState().settings.openAtLogin;
    const state = item.state();
    presence.setState({ login: wanted && state === 'off' ? 'blocked' : state });
  };
  const apply = (isOn: boolean) => {
    try {
      item.set(isOn);
    } catch {
      // What the system did not take is seen by looking.
    }
    look();
  };
  const { settings, locked } = preferences.getState();
  const isOn = item.state() === 'on';
  // An entry that is in force is written anew, since the program may have moved.
  if (isOn || (settings.openAtLogin && locked.includes('openAtLogin'))) apply(settings.openAtLogin);
  else look();
  preferences.subscribe((next, before) => {
    if (next.settings.openAtLogin !== before.settings.openAtLogin) apply(next.settings.openAtLogin);
  });
  return look;
}
