import { createStore, type StoreApi } from 'zustand/vanilla';
import { UNKNOWN_PRESENCE, type Presence } from '../../domain/desktop/presence.ts';

/** What the system allows of the program's settings. */
export interface PresenceKeeper {
  readonly store: StoreApi<Presence>;
  /** What it allows now; what may have changed behind the program's back is asked anew. */
  ask(): Presence;
  /** Whom {@link ask} turns to. */
  onAsk(look: () => void): void;
}

/** Makes the keeper; `tell` hears of every change. */
export function createPresence(tell: (presence: Presence) => void): PresenceKeeper {
  const store = createStore<Presence>(() => UNKNOWN_PRESENCE);
  const looks: (() => void)[] = [];
  store.subscribe((now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) tell(now);
  });
  return {
    store,
    ask: () => {
      for (const look of looks) look();
      return store.getState();
    },
    onAsk: (look) => void looks.push(look),
  };
}
