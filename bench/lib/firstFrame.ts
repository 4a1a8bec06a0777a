import type { BrowserContext, Page } from '@playwright/test';

/** When things happened in one join, milliseconds of the page's own clock after the click. */
export interface FirstFrame {
  readonly firstFrameMs: number;
  /** First frame of the unbroken run of 1280 × 720 frames that lasted {@link STEADY_MS}. */
  readonly steadyHdMs: number;
}

declare global {
  interface Window {
    umeetBench?: { clickedMs: number; remote: string; result?: FirstFrame };
  }
}

/** How long decoded frames must stay at full size to count as steady, milliseconds. */
const STEADY_MS = 2_000;

/**
 * Makes pages of the context measure, inside the page and by frame callbacks, how long the click on
 * Join takes to the first decoded frame of the named person, and from there to steady HD.
 */
export async function measureFirstFrame(context: BrowserContext, remote: string): Promise<void> {
  await context.addInitScript(
    ({ name, steadyMs }) => {
      const bench: NonNullable<Window['umeetBench']> = { clickedMs: 0, remote: name };
      window.umeetBench = bench;
      const watched = new WeakSet<HTMLVideoElement>();
      const watch = (video: HTMLVideoElement): void => {
        watched.add(video);
        let firstMs: number | undefined;
        let hdSinceMs: number | undefined;
        const onFrame: VideoFrameRequestCallback = (nowMs, frame) => {
          if (!video.closest('[role=region], section')?.ariaLabel?.includes(name)) {
            video.requestVideoFrameCallback(onFrame);
            return;
          }
          firstMs ??= nowMs;
          const hd = frame.width >= 1280 && frame.height >= 720;
          hdSinceMs = hd ? (hdSinceMs ?? nowMs) : undefined;
          if (hdSinceMs !== undefined && nowMs - hdSinceMs >= steadyMs) {
            bench.result = {
              firstFrameMs: firstMs - bench.clickedMs,
              steadyHdMs: hdSinceMs - bench.clickedMs,
            };
          } else video.requestVideoFrameCallback(onFrame);
        };
        video.requestVideoFrameCallback(onFrame);
      };
      const look = (): void => {
        for (const video of document.querySelectorAll('video'))
          if (!watched.has(video)) watch(video);
      };
      document.addEventListener('DOMContentLoaded', () => {
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      });
      document.addEventListener(
        'click',
        (event) => {
          const button = event.target instanceof Element ? event.target.closest('button') : null;
          if (button?.textContent?.includes('Join now')) bench.clickedMs = performance.now();
        },
        { capture: true },
      );
    },
    { name: remote, steadyMs: STEADY_MS },
  );
}

/** Waits for the measurement of the page to end. */
export async function firstFrameOf(page: Page): Promise<FirstFrame> {
  const handle = await page.waitForFunction(() => window.umeetBench?.result, undefined, {
    timeout: 60_000,
  });
  const result = await handle.jsonValue();
  if (!result) throw new Error('no frame was measured');
  return result;
}
