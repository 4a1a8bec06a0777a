import type { Page } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { median } from './lib/statistics.ts';
import { machineNow } from './lib/machine.ts';

const ROUND_MS = 15_000;

/** One look at the page for {@link ROUND_MS}. */
interface Look {
  /** Processor time of the page's main thread, per cent of one core. */
  readonly corePercent: number;
  /** Longest time between two frames. */
  readonly longestFrameMs: number;
  /** Longest task of the main thread that took longer than the 50 ms from which a browser reports them; else 0. */
  readonly longestTaskMs: number;
}

/**
 * What the open panel costs: a real call of two, looked at with the panel closed and open in turns, so that whatever
 * else the machine does weighs on both alike. `costPercent` is the difference of the medians.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = Number(args[0] ?? 4);
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const { origin } = service;
    const anna = await Person.arrive(browser, { origin, name: 'Anna' });
    const bo = await Person.arrive(browser, { origin, name: 'Bo' });
    await bo.joinMeeting(await anna.startMeeting());
    const panel = anna.page.getByRole('complementary', { name: 'Quality' });
    const closed: Look[] = [];
    const open: Look[] = [];
    // Enough of the call that the plots have something to draw, and the panel's code is loaded.
    await anna.button('Quality').click();
    await panel.locator('canvas').first().waitFor();
    await anna.page.waitForTimeout(ROUND_MS);
    for (let round = 0; round < rounds; round += 1) {
      await anna.button('Quality').click();
      closed.push(await look(anna.page));
      await anna.button('Quality').click();
      open.push(await look(anna.page));
    }
    const plots = await panel.locator('canvas').count();
    const middle = (looks: readonly Look[], read: (one: Look) => number) => median(looks.map(read));
    const most = (looks: readonly Look[], read: (one: Look) => number) =>
      Math.round(Math.max(...looks.map(read)));
    const [openPercent, closedPercent] = [open, closed].map((looks) =>
      middle(looks, ({ corePercent }) => corePercent),
    ) as [number, number];
    return {
      costPercent: Math.round((openPercent - closedPercent) * 10) / 10,
      openPercent,
      closedPercent,
      openLongestFrameMs: middle(open, ({ longestFrameMs }) => longestFrameMs),
      closedLongestFrameMs: middle(closed, ({ longestFrameMs }) => longestFrameMs),
      openLongestTaskMs: most(open, ({ longestTaskMs }) => longestTaskMs),
      closedLongestTaskMs: most(closed, ({ longestTaskMs }) => longestTaskMs),
      plots,
      rounds,
      roundMs: ROUND_MS,
      ...machineNow(),
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function look(page: Page): Promise<Look> {
  const session = await page.context().newCDPSession(page);
  // Time on the processor: what others take from the machine meanwhile is not the panel's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Opening and closing is not what is measured, and after a second it is over.
  await page.waitForTimeout(1_000);
  const seconds = async (name: string) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  };
  const before = await Promise.all([seconds('TaskDuration'), seconds('Timestamp')]);
  const gaps = await page.evaluate(watchFrames, ROUND_MS);
  const after = await Promise.all([seconds('TaskDuration'), seconds('Timestamp')]);
  await session.detach();
  const corePercent = ((after[0] - before[0]) / (after[1] - before[1])) * 100;
  return { corePercent, ...gaps };
}

function watchFrames(spanMs: number): Promise<Omit<Look, 'corePercent'>> {
  return new Promise((resolve) => {
    let longestTaskMs = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        longestTaskMs = Math.max(longestTaskMs, duration);
      }
    });
    observer.observe({ type: 'longtask' });
    const startMs = performance.now();
    let lastMs = startMs;
    let longestFrameMs = 0;
    const onFrame = (nowMs: number): void => {
      longestFrameMs = Math.max(longestFrameMs, nowMs - lastMs);
      lastMs = nowMs;
      if (nowMs - startMs < spanMs) requestAnimationFrame(onFrame);
      else {
        observer.disconnect();
        resolve({ longestFrameMs, longestTaskMs });
      }
    };
    requestAnimationFrame(onFrame);
  });
}
