import type { StoreApi } from 'zustand/vanilla';
import type { Notice, NoticesState } from './state.ts';

/** Older ones are dropped when nobody dismisses them: they have been said. */
const KEPT_MAX = 20;

/** Says things once. */
export interface Notices {
  add(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
}

/** Notices with rising ids, in the given store. */
export function createNotices(store: StoreApi<NoticesState>): Notices {
  let lastId = 0;
  return {
    add: (notice) => {
      lastId += 1;
      const added = { ...notice, id: lastId };
      store.setState(({ notices }) => ({ notices: [...notices, added].slice(-KEPT_MAX) }));
    },
    dismiss: (id) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  };
}
