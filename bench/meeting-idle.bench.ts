import type { Browser, Page } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { mainThreadPercent } from './lib/mainThread.ts';
import { machineNow } from './lib/machine.ts';
import { median } from './lib/statistics.ts';

const ROUND_MS = 15_000;
const NAMES = ['Anna', 'Bo', '陈晨', 'Dia'] as const;

/**
 * What the interface of a meeting of four costs while nobody touches it: processor time of the page's main thread,
 * beside that of a page with nothing but four video elements of the same size, over the same seconds.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = Number(args[0] ?? 6);
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const { origin } = service;
    const people: Person[] = [];
    for (const name of NAMES) people.push(await Person.arrive(browser, { origin, name }));
    const [anna, ...others] = people as [Person, ...Person[]];
    const address = await anna.startMeeting();
    for (const person of others) await person.joinMeeting(address);
    // Twelve pictures to encode are much for two cores: the first frames may take their time.
    for (const person of others) {
      await anna.page.waitForFunction(
        (name) =>
          (document.querySelector<HTMLVideoElement>(`section[aria-label="${name}"] video`)
            ?.videoWidth ?? 0) > 0,
        person.name,
        { timeout: 60_000 },
      );
    }
    const bare = await openBare(browser, origin);
    // Joining is not what is measured.
    await anna.page.waitForTimeout(ROUND_MS);
    const looks: { readonly meeting: number; readonly bare: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [meeting, alone] = await Promise.all(
        [anna.page, bare].map((page) => mainThreadPercent(page, ROUND_MS)),
      );
      looks.push({ meeting: meeting ?? Number.NaN, bare: alone ?? Number.NaN });
    }
    return {
      beyondMediaPercent: median(looks.map(({ meeting, bare: alone }) => meeting - alone)),
      meetingPercent: median(looks.map(({ meeting }) => meeting)),
      videosAlonePercent: median(looks.map(({ bare: alone }) => alone)),
      tiles: await anna.page.locator('section video').count(),
      rounds,
      roundMs: ROUND_MS,
      ...machineNow(),
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** A page with four video elements of a live camera, as large as the tiles, and nothing else. */
async function openBare(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const address = `${origin}/bare`;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
  );
  await page.goto(address);
  await page.evaluate(async (count) => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: 1280, height: 720 },
    });
    document.body.style.cssText = 'margin:0;display:grid;grid-template-columns:1fr 1fr;gap:8px';
    for (let index = 0; index < count; index += 1) {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = stream;
      video.style.cssText = 'width:100%;display:block';
      document.body.append(video);
      await video.play();
    }
  }, NAMES.length);
  return page;
}
