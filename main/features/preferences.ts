import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DesktopSettings, Preferences } from '../../domain/desktop/desktopSettings.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { JsonFile } from '../files/jsonFile.ts';
import { preferencesOf, readSettings, type ManagedSettings } from '../policy/desktopSettings.ts';

/** What the settings are made of. */
export interface PreferenceParts {
  /** Where the person's own choices are kept. */
  readonly file: JsonFile;
  readonly managed: ManagedSettings;
  /** Told of every change. */
  readonly tell: (preferences: Preferences) => void;
}

/** The desktop program's settings. */
export interface PreferenceKeeper {
  readonly store: Pick<StoreApi<Preferences>, 'getState' | 'subscribe'>;
  /** Changes some and keeps them. Refused as a whole when one is locked or the disk cannot keep them. */
  change(change: Partial<DesktopSettings>): Reply<Preferences>;
}

/** Reads the settings and keeps them. A setting the administrator decided cannot be changed here. */
export function setupPreferences({ file, managed, tell }: PreferenceParts): PreferenceKeeper {
  let chosen = readSettings(file.read());
  const store = createStore<Preferences>(() => preferencesOf(chosen, managed));
  store.subscribe(tell);
  return {
    store,
    change: (change) => {
      const { locked } = store.getState();
      const refused = locked.find((name) => name in change);
      if (refused !== undefined) return fail('setting-locked', refused);
      const next = { ...chosen, ...change };
      try {
        file.write(next);
      } catch (error) {
        return fail('internal', String(error));
      }
      chosen = next;
      store.setState(preferencesOf(chosen, managed), true);
      return ok(store.getState());
    },
  };
}
