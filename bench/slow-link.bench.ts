import type { BrowserContext } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { pictureOf } from '../test/e2e/support/media.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { sendMediaThrough } from '../test/network/throughRelay.ts';
import { createUdpRelay } from '../test/network/udpRelay.ts';
import { median } from './lib/statistics.ts';

const SETTLE_MS = 5_000;
const LOOKS = 15;

/** Frame rate and picture height that arrive over a link of 1 Mbit/s each way (or of the given kbit/s). */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rateKbps = Number(args[0] ?? 1_000);
  const relay = createUdpRelay();
  relay.impairment.rateKbps = rateKbps;
  const prepare = (context: BrowserContext): Promise<void> => sendMediaThrough(relay, context);
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const anna = await Person.arrive(browser, { origin: service.origin, name: 'Anna', prepare });
    const bo = await Person.arrive(browser, { origin: service.origin, name: 'Bo', prepare });
    await bo.joinMeeting(await anna.startMeeting());
    const tile = bo.tileOf(anna);
    await tile.locator('video').waitFor();
    await bo.page.waitForTimeout(SETTLE_MS);
    const rates: number[] = [];
    const heights: number[] = [];
    let before = await pictureOf(tile);
    let beforeMs = performance.now();
    for (let look = 0; look < LOOKS; look += 1) {
      await bo.page.waitForTimeout(1_000);
      const now = await pictureOf(tile);
      const nowMs = performance.now();
      rates.push(((now.frames - before.frames) * 1000) / (nowMs - beforeMs));
      heights.push(now.height);
      [before, beforeMs] = [now, nowMs];
    }
    return {
      rateKbps,
      framesPerSecond: median(rates),
      framesPerSecondMin: Math.round(Math.min(...rates) * 10) / 10,
      height: median(heights),
      looks: LOOKS,
    };
  } finally {
    await browser.close();
    await service.stop();
    await relay.close();
  }
}
