import type { StoreApi } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import type { PictureView } from './session.ts';
import type { ShownState } from './state.ts';

/**
 * Keeps in the store how large each person's picture is shown, as the views that show it say. Of several views of one
 * person the largest counts.
 */
export function createShownPictures(store: StoreApi<ShownState>): (who: MemberId) => PictureView {
  const views = new Map<MemberId, Map<PictureView, number>>();

  function take(who: MemberId) {
    const all = [...(views.get(who)?.values() ?? [])];
    const lines = Math.max(0, ...all);
    if (store.getState()[who] !== lines) store.setState({ [who]: lines });
  }

  return (who) => {
    const others = views.get(who) ?? new Map<PictureView, number>();
    views.set(who, others);
    const view: PictureView = {
      shows: (lines) => {
        others.set(view, lines);
        take(who);
      },
      close: () => {
        if (!others.delete(view)) return;
        if (others.size === 0 && views.get(who) === others) views.delete(who);
        take(who);
      },
    };
    return view;
  };
}
