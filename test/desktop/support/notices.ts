import type { TestApp } from '../../electron/launchApp.ts';

/** Notes the notifications instead of showing them, and lets nobody look at the window. */
export async function watchNotices(app: TestApp) {
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shownNotices: shown });
    BrowserWindow.getFocusedWindow = () => null;
    Notification.prototype.show = function remember(this: Electron.Notification) {
      shown.push(this);
    };
  });
  type All = { shownNotices: Electron.Notification[] };
  return {
    titles: () =>
      app.evaluate(() => (globalThis as unknown as All).shownNotices.map(({ title }) => title)),
    emit: (...all: [event: string, ...payload: unknown[]]) =>
      app.evaluate(
        (_electron, [event, ...payload]) =>
          void (globalThis as unknown as All).shownNotices.at(-1)?.emit(event, ...payload),
        all,
      ),
  };
}
