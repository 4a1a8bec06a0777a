import type { Browser, Locator, Page } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { expect, test as base } from './fixtures.ts';
import type { Person } from './person.ts';

const TITLE = 'Umeet shows this page';
/** Colours of the left and the right half of the tab: red, green and blue, 0 to 255. */
export const RED: readonly number[] = [200, 30, 30];
export const BLUE: readonly number[] = [30, 30, 200];
const SHOWN = `data:text/html,<title>${TITLE}</title>
<style>body{margin:0;height:100vh;background:linear-gradient(90deg,rgb(${RED}) 50%,rgb(${BLUE}) 50%)}</style>`;

/** As `test`, in a browser whose own picker always takes the tab with that title. */
export const test: typeof base = base.extend<object, { chromium: Browser }>({
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
export async function openShown({ context }: Person): Promise<Page> {
  const page = await context.newPage();
  await page.goto(SHOWN);
  return page;
}

/** The tile of what somebody shows. */
export const screenOf = (viewer: Person, sharer: Person): Locator =>
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
export async function expectShown(tile: Locator): Promise<void> {
  const near = (wanted: number) => expect.closeTo(wanted, -1.8);
  await expect
    .poll(() => colours(tile), { timeout: 20_000 })
    .toEqual([RED.map(near), BLUE.map(near)]);
}

export { expect };
