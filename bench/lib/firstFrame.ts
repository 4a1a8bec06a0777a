import type { BrowserContext, Page } from '@playwright/test';

/** When things happened in one join, milliseconds of the page's own clock after the click. */
export interface FirstFrame {
  readonly firstFrameMs: number;
  /** First frame of the unbroken run of 1280 × 720 frames that lasted {@link STEADY_MS}. */
  readonly steadyHdMs: number;
}

declare global {
  interface Window {
    umeetBench?: { clickedMs: number; done: Promise<FirstFrame> };
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
      let measured = Promise.withResolvers<FirstFrame>();
      const bench = { clickedMs: 0, done: measured.promise };
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
            measured.resolve({
              firstFrameMs: firstMs - bench.clickedMs,
              steadyHdMs: hdSinceMs - bench.clickedMs,
            });
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
          if (!button?.textContent?.includes('Join now')) return;
          measured = Promise.withResolvers();
          bench.clickedMs = performance.now();
          bench.done = measured.promise;
        },
        { capture: true },
      );
    },
    { name: remote, steadyMs: STEADY_MS },
  );
}

/** Presses Join and waits for the measurement to end, without looking at the page meanwhile: looking costs time. */
export async function joinAndMeasure(page: Page): Promise<FirstFrame> {
  await page.getByRole('button', { name: 'Join now' }).click();
  const result = await page.evaluate(() => window.umeetBench?.done);
  if (!result) throw new Error('nothing was measured');
  return result;
}
