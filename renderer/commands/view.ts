import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToldNotice } from './told.ts';

/** What the window shows that no session knows of. Lives as long as the window, survives nothing. */
export interface ViewState {
  /** The side panel of the meeting, one at a time. */
  readonly panel: 'quality' | undefined;
  /** How the last try to copy the invitation went; `undefined` once that has been said long enough. */
  readonly copied: 'done' | 'failed' | undefined;
  /** Route of the room that was just left, for `Rejoin`. */
  readonly leftRoute: string | undefined;
  /** Route of a room to enter without asking again. Taken by the room's screen. */
  readonly enterRoute: string | undefined;
  /** What the program around the window had to say, oldest first. */
  readonly told: readonly ToldNotice[];
}

export type ViewStore = StoreApi<ViewState>;

/** The window's own state. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    panel: undefined,
    copied: undefined,
    leftRoute: undefined,
    enterRoute: undefined,
    told: [],
  }));
}
