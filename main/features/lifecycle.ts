import type { App } from 'electron';

/** What the program's life depends on. */
export interface LifecycleParts {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly platform: NodeJS.Platform;
  readonly openWindow: () => void;
  /** Ends what must end cleanly; never rejects. */
  readonly close: () => Promise<void>;
}

/** Opens and ends the program the way each system expects, and lets it end only after what it runs has. */
export function setupLifecycle({ app, platform, openWindow, close }: LifecycleParts): void {
  // A Mac keeps a program without windows in the Dock; a click there opens one.
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  app.on('activate', openWindow);

  let isClosed = false;
  const quitAfterClosing = async () => {
    await close();
    isClosed = true;
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void quitAfterClosing();
  });
}
