import { loadavg } from 'node:os';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { firstFrameOf, measureFirstFrame, type FirstFrame } from './lib/firstFrame.ts';
import { firstLoadKilobytes } from './lib/firstLoad.ts';
import { measureFloor } from './lib/floor.ts';
import { median, percentile } from './lib/statistics.ts';

/**
 * The first call: both people in one Chromium on loopback. Joins and floor runs take turns, so that whatever
 * else the machine does weighs on both alike.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const joins = Number(args[0] ?? 12);
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const floor: number[] = [];
    const measured: FirstFrame[] = [];
    const firstLoad = await firstLoadKilobytes(browser, service.origin);
    const floorPage = await Person.arrive(browser, { origin: service.origin, name: 'Floor' });
    await floorPage.page.goto(`${service.origin}/health`);
    for (let round = 0; round < joins; round += 1) {
      floor.push(...(await measureFloor(floorPage.page, 1)));
      measured.push(await measureJoin());
    }
    const first = measured.map((join) => join.firstFrameMs);
    const toHd = measured.map((join) => join.steadyHdMs - join.firstFrameMs);
    return {
      joinToFirstFrameMs: median(first),
      joinToFirstFrameP95Ms: Math.round(percentile(first, 0.95)),
      floorMs: median(floor),
      ratio: Math.round((median(first) / median(floor)) * 100) / 100,
      timeToHdMs: median(toHd),
      timeToHdP95Ms: Math.round(percentile(toHd, 0.95)),
      firstLoadKB: firstLoad,
      joins,
      load1: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    };
  } finally {
    await browser.close();
    await service.stop();
  }

  async function measureJoin(): Promise<FirstFrame> {
    const anna = await Person.arrive(browser, { origin: service.origin, name: 'Anna' });
    const bo = await Person.arrive(browser, {
      origin: service.origin,
      name: 'Bo',
      prepare: (context) => measureFirstFrame(context, 'Anna'),
    });
    const address = await anna.startMeeting();
    await bo.joinMeeting(address);
    const result = await firstFrameOf(bo.page);
    await anna.goHome();
    await bo.goHome();
    return result;
  }
}
