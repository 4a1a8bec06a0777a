import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_DESKTOP_SETTINGS,
  type DesktopSettings,
  type Preferences,
} from '../../domain/desktop/desktopSettings.ts';
import { silentPage, type MeetingFacts, type PageFacts } from '../../domain/desktop/pageFacts.ts';
import { UNKNOWN_PRESENCE, type Presence } from '../../domain/desktop/presence.ts';
import type { Language } from '../../domain/settings/settings.ts';

/** What a page says about itself; in no meeting until a test says otherwise. */
export function createPageStore(language: Language = 'en') {
  const store = createStore<PageFacts>(() => silentPage(language));
  return {
    store,
    meets: (meeting: Partial<MeetingFacts>) =>
      store.setState((facts) => ({ meeting: { ...facts.meeting, ...meeting } })),
    speaks: (next: Language) => store.setState({ language: next }),
  };
}

/** The settings of the program; a test plays the person. */
export function createPreferenceStore(
  chosen: Partial<DesktopSettings> = {},
  locked: Preferences['locked'] = [],
) {
  const store = createStore<Preferences>(() => ({
    settings: { ...DEFAULT_DESKTOP_SETTINGS, ...chosen },
    locked,
  }));
  return {
    store,
    choose: (change: Partial<DesktopSettings>) =>
      store.setState(({ settings }) => ({ settings: { ...settings, ...change } })),
  };
}

/** What the system allows. */
export function createPresenceStore() {
  return createStore<Presence>(() => UNKNOWN_PRESENCE);
}
