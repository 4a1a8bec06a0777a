import type { Browser, Locator, Page } from '@playwright/test';
import { launchBrowser } from './support/browser.ts';
import { expect, test as base } from './support/fixtures.ts';
import { soundIn } from './support/media.ts';
import type { Person } from './support/person.ts';

// What is shown is a tab of known colours and a known tone; what the others see of it is read from their pixels.

const TITLE = 'Umeet shows this page';
const SHOWN = `data:text/html,<title>${TITLE}</title>
<style>body{margin:0;height:100vh;background:linear-gradient(90deg,rgb(200,30,30) 50%,rgb(30,30,200) 50%)}</style>`;

/** As `test`, in a browser whose own picker always takes the tab with that title. */
const test = base.extend<object, { chromium: Browser }>({
  chromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const args = [`--auto-select-tab-capture-source-by-title=${TITLE}`];
      const browser = await launchBrowser({}, { args, isHeard: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/** Opens the tab that is shown, beside the person's own. */
async function openShown({ context }: Person): Promise<Page> {
  const page = await context.newPage();
  await page.goto(SHOWN);
  return page;
}

/** Lets the tab be heard. */
async function sound(shown: Page): Promise<void> {
  await shown.mouse.click(10, 10);
  await shown.evaluate(async () => {
    const audio = new AudioContext();
    await audio.resume();
    const tone = audio.createOscillator();
    tone.connect(audio.destination);
    tone.start();
  });
}

const screenOf = (viewer: Person, sharer: Person): Locator =>
  viewer.tileOf(`${sharer.name}’s screen`);

/** Colours at the left and the right of what a tile shows; how dark it is elsewhere does not matter. */
async function colours(tile: Locator): Promise<number[][]> {
  return tile.evaluate((element) => {
    const video = element.querySelector('video');
    if (!video || video.videoWidth === 0) return [];
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0);
    const at = (x: number) => [
      ...(context?.getImageData(canvas.width * x, canvas.height / 2, 1, 1).data ?? []),
    ];
    return [at(0.2).slice(0, 3), at(0.8).slice(0, 3)];
  });
}

/** Waits for the picture of the shown tab, as near as a codec keeps colours. */
async function expectShown(tile: Locator): Promise<void> {
  const near = (wanted: number) => expect.closeTo(wanted, -1.8);
  await expect
    .poll(() => colours(tile), { timeout: 20_000 })
    .toEqual([
      [near(200), near(30), near(30)],
      [near(30), near(30), near(200)],
    ]);
}

test('a shared tab reaches the other side in its colours and with its sound, from both at once, until it is closed', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await anna.button('Mute').click();
  await bo.button('Mute').click();
  const shown = await openShown(bo);
  await sound(shown);
  await bo.page.bringToFront();
  // Of those there are now; the lines are agreed on anew for the first screen only.
  await bo.page.keyboard.press('s');
  await expectShown(screenOf(anna, bo));
  await expect.poll(() => soundIn(anna.page), { timeout: 20_000 }).toBeGreaterThan(0.01);
  await expect(bo.page.getByText('The others see your screen')).toBeVisible();
  const box = await screenOf(anna, bo).boundingBox();
  const small = await anna.tileOf(bo).boundingBox();
  expect(box?.width).toBeGreaterThan(2 * (small?.width ?? Number.POSITIVE_INFINITY));

  await anna.page.bringToFront();
  await anna.button('Share screen').click();
  await expectShown(screenOf(bo, anna));
  await expectShown(screenOf(anna, bo));

  await shown.close();
  for (const [viewer, sharer] of [
    [anna, bo],
    [bo, anna],
  ] as const) {
    await expect(screenOf(viewer, sharer)).toHaveCount(0);
    await expect(viewer.button('Share screen')).toHaveAttribute('aria-pressed', 'false');
  }
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});

test('a host ends a share and keeps sharing to hosts; who comes later sees what is shown', async ({
  arrive,
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await openShown(bo);
  await bo.page.bringToFront();
  await bo.button('Share screen').click();
  const chen = await arrive('陈晨');
  await chen.joinMeeting(address);
  await expectShown(screenOf(chen, bo));

  await anna.openPanel('Participants');
  await anna.page.getByRole('button', { name: 'Actions for Bo' }).click();
  await anna.page.getByRole('menuitem', { name: 'Stop sharing' }).click();
  await expect(screenOf(chen, bo)).toHaveCount(0);
  await expect(bo.page.getByText('A host has ended your screen share')).toBeVisible();

  await bo.button('Share screen').click();
  await expectShown(screenOf(chen, bo));
  await anna.page.getByRole('switch', { name: 'Participants may share their screen' }).click();
  await expect(screenOf(chen, bo)).toHaveCount(0);
  await expect(bo.button('Share screen')).toBeDisabled();
});
