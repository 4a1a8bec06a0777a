import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** When the newest frames of each person's tile were shown, epoch milliseconds, oldest first. */
    umeetFrameTimes?: Record<string, number[]>;
  }
}

/** Keeps account of the frames of each tile, also over videos that are put in anew. Call before any page opens. */
export async function keepFrameTimes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept = 400;
    const times: Record<string, number[]> = {};
    window.umeetFrameTimes = times;
    const watched = new WeakSet<HTMLVideoElement>();
    const watch = (video: HTMLVideoElement): void => {
      watched.add(video);
      const onFrame: VideoFrameRequestCallback = (nowMs) => {
        const name = video.closest('[role=region], section')?.ariaLabel;
        if (name) {
          const list = (times[name] ??= []);
          list.push(performance.timeOrigin + nowMs);
          if (list.length > kept) list.splice(0, list.length - kept);
        }
        if (video.isConnected) video.requestVideoFrameCallback(onFrame);
        else watched.delete(video);
      };
      video.requestVideoFrameCallback(onFrame);
    };
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        for (const video of document.querySelectorAll('video'))
          if (!watched.has(video)) watch(video);
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
}

/**
 * When the picture of a person moved again after a moment (epoch milliseconds): the first of ten frames within a second.
 * Waits for it, at most until the timeout; then `undefined`.
 */
export async function movesAgainAfter(
  page: Page,
  name: string,
  sinceMs: number,
  timeoutMs: number,
): Promise<number | undefined> {
  return page.evaluate(
    async ({ name: of, sinceMs: since, timeoutMs: longest }) => {
      const frames = 10;
      const endMs = Date.now() + longest;
      while (Date.now() < endMs) {
        const after = (window.umeetFrameTimes?.[of] ?? []).filter((atMs) => atMs >= since);
        const first = after.find(
          (atMs, index) => (after[index + frames - 1] ?? Infinity) - atMs <= 1_000,
        );
        if (first !== undefined) return first;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return undefined;
    },
    { name, sinceMs, timeoutMs },
  );
}
