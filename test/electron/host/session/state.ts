/** How far the program is. */
export const state = { ready: false };

/** Throws where Electron does, before the program is ready. */
export function needReady(what: string): void {
  if (!state.ready) throw new Error(`${what}: Cannot be used before the app is ready`);
}

const hostUp = Promise.withResolvers<void>();

/** Resolves when Chromium can be spoken to. */
export const whenHostUp: Promise<void> = hostUp.promise;

/** Chromium can be spoken to. */
export function markHostUp(): void {
  hostUp.resolve();
}
