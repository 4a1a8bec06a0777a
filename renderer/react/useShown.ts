import { useCallback, type RefCallback } from 'react';
import type { MemberId } from '../../domain/ids.ts';
import { shownLines } from '../../domain/media/sendLadder.ts';
import { useClient, type Client } from './client.tsx';

/**
 * Tells the session how large a person's picture is shown in the element that this is the ref of, which decides what is
 * asked of their camera: nothing while the element is out of sight or its window is not looked at. The element may have
 * no picture yet.
 */
export function useShown(memberId: MemberId): RefCallback<HTMLElement> {
  const { session, view } = useClient();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const picture = session.streams.view(memberId);
      const undo = watchSize(element, view, picture.shows);
      return () => {
        undo();
        picture.close();
      };
    },
    [memberId, session, view],
  );
}

/** Follows how many lines a picture in the element has, in physical pixels. Returns its own undo. */
function watchSize(
  element: HTMLElement,
  view: Client['view'],
  tell: (lines: number) => void,
): () => void {
  const life = new AbortController();
  // The element may stand in another window than the page's own, which goes on drawing when this one does not.
  const { ownerDocument: page } = element;
  const place = page.defaultView ?? window;
  const isUnseen = () => page.hidden || (page === document && !view.getState().isWindowSeen);
  let isInSight: boolean | undefined;
  const look = () => {
    if (isUnseen()) return tell(0);
    // Before the first word of the observer nothing is known.
    if (isInSight !== undefined) tell(isInSight ? linesIn(element) : 0);
  };
  const sight = new place.IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting === true;
    look();
  });
  const size = new place.ResizeObserver(look);
  sight.observe(element);
  size.observe(element);
  const { signal } = life;
  const undoView = view.subscribe((now, before) => {
    if (now.isWindowSeen !== before.isWindowSeen) look();
  });
  page.addEventListener('visibilitychange', look, { signal });
  // Another screen may have other pixels.
  place.addEventListener('resize', look, { signal });
  // The picture's own proportions are known with its first frame.
  element.addEventListener('resize', look, { signal, capture: true });
  look();
  return () => {
    life.abort();
    undoView();
    sight.disconnect();
    size.disconnect();
  };
}

function linesIn(element: HTMLElement): number {
  const { clientWidth, clientHeight, ownerDocument } = element;
  const density = ownerDocument.defaultView?.devicePixelRatio ?? 1;
  const tile = { width: clientWidth * density, height: clientHeight * density };
  const video = element.querySelector('video');
  const hasPicture = video !== null && video.videoWidth > 0;
  return shownLines(
    tile,
    hasPicture ? { width: video.videoWidth, height: video.videoHeight } : undefined,
  );
}
