import type { OpenPicture } from '../platform/index.ts';
import type { ViewStore } from './view.ts';

/** The meeting's small window. Whether it is open stands in the view's state; a view fills it. */
export interface Picture {
  /** The window while it is open. */
  window(): Window | undefined;
  /** Does nothing when it is refused. Never rejects. */
  open(): Promise<void>;
  /** Idempotent. */
  close(): void;
}

/** Owns the small window from its opening until anybody closes it. */
export function createPicture(open: OpenPicture, view: ViewStore): Picture {
  let current: Window | undefined;
  const forget = (window: Window) => {
    if (current !== window) return;
    current = undefined;
    view.setState({ hasPicture: false });
  };
  return {
    window: () => current,
    open: async () => {
      const window = await open();
      if (!window) return;
      current = window;
      window.addEventListener('pagehide', () => forget(window), { once: true });
      view.setState({ hasPicture: true });
    },
    close: () => {
      const window = current;
      if (!window) return;
      // What fills it goes before the window does.
      forget(window);
      window.close();
    },
  };
}
