import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canShowWindows, startDisplay, type Display } from './support/display.ts';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import { complaintsOf, loudnessBySecond, motionIn, timesIn } from './support/mediaFile.ts';
import type { Person } from './support/person.ts';
import { choose, markOf } from './support/recorded.ts';
import { withProfile } from './support/resident.ts';

/** Browsers slow the timers of a hidden page to one a second, at once. */
const HIDDEN_MS = 15_000;
/** The file begins within this time of the mark that is seen. */
const MARGIN_S = 2;
/** Most between two pictures of the file, seconds: with the timers of a hidden page it would be one or more. */
const GAP_MAX_S = 0.5;

/** Shows another tab of the same window in place of the meeting for a while. Returns since when and until when, wall clock. */
async function hideFor(person: Person, forMs: number): Promise<readonly [number, number]> {
  const { page, context } = person;
  const state = () => page.evaluate(() => document.visibilityState);
  expect(await state()).toBe('visible');
  await page.evaluate(() => {
    const seen: string[] = [];
    document.addEventListener('visibilitychange', () => seen.push(document.visibilityState));
    Object.assign(globalThis, { seen });
  });
  const other = await context.newPage();
  await other.goto('about:blank');
  await expect.poll(state).toBe('hidden');
  const fromMs = Date.now();
  await pause(forMs);
  // It was hidden all the time, and a hidden page draws nothing.
  expect(await page.evaluate(() => (globalThis as { seen?: string[] }).seen)).toEqual(['hidden']);
  const drawn = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(true))));
  expect(await Promise.race([drawn, pause(1_000)])).toBeUndefined();
  const untilMs = Date.now();
  await other.close();
  await page.bringToFront();
  await expect.poll(state).toBe('visible');
  return [fromMs, untilMs];
}

/** Has downloads go to a folder; the file that is there when the next one is complete. */
async function nextDownload({ context }: Person, folder: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is gone');
  const behavior = 'allowAndName' as const;
  const told = { behavior, downloadPath: folder, eventsEnabled: true };
  await session.send('Browser.setDownloadBehavior', told);
  return new Promise((resolve) => {
    session.on('Browser.downloadProgress', ({ state, guid }) => {
      if (state === 'completed') resolve(join(folder, guid));
    });
  });
}

const hiddenTest = test.extend<{ display: Display; folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  display: async ({}, use) => {
    const display = await startDisplay();
    await use(display);
    await display.stop();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'umeet-downloads-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

hiddenTest.skip(!canShowWindows(), 'Xvfb is not installed here, so no window was shown and hidden');

hiddenTest(
  'a recording goes on, with picture and sound of the others, while another tab is in front',
  async ({ arrive, display, folder, service }) => {
    await withProfile({ name: 'Anna', origin: service.origin, display }, async (start) => {
      const { person: anna } = await start();
      const address = await anna.startMeeting();
      const bo = await arrive('Bo');
      await bo.joinMeeting(address);
      // What is heard is Bo.
      await anna.button('Mute').click();
      await expectMovingPicture(anna.tileOf(bo), 320, 180);
      const saved = nextDownload(anna, folder);
      await choose(anna, 'Record meeting');
      await expect(markOf(anna)).toHaveText('Recording: you');
      const startedMs = Date.now();
      const hiddenMs = await hideFor(anna, HIDDEN_MS);
      await choose(anna, 'Stop recording');
      const path = await saved;
      expect(await complaintsOf(path)).toBe('');
      const [fromS = 0, untilS = 0] = hiddenMs.map((atMs) => (atMs - startedMs) / 1000);

      for (const kind of ['video', 'audio'] as const) {
        const times = await timesIn(path, kind);
        const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
        expect(Math.max(...gaps), `longest gap of the ${kind}`).toBeLessThan(GAP_MAX_S);
        expect(times.at(-1)).toBeGreaterThan(untilS);
        const during = times.filter((time) => time > fromS && time < untilS).length;
        const rate = during / (untilS - fromS);
        hiddenTest.info().annotations.push({ type: `${kind} a second`, description: `${rate}` });
      }
      // A beep a second: each second that was hidden has one.
      const heard = (await loudnessBySecond(path)).slice(fromS + MARGIN_S, untilS);
      expect(heard.length).toBeGreaterThan(HIDDEN_MS / 1000 - MARGIN_S - 2);
      for (const loudness of heard) expect(loudness).toBeGreaterThan(0.05);
      // Bo is on the left.
      const left = { x: 0, y: 0.25, width: 0.5, height: 0.5 };
      for (let atS = fromS + MARGIN_S; atS + 1.6 < untilS; atS += 1.6) {
        expect(await motionIn(path, left, [atS, atS + 1.6])).toBeGreaterThan(0.005);
      }
    });
  },
);
