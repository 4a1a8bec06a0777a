import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture, pictureOf } from './support/media.ts';
import { keepConnections, sentPicture } from './support/sentPicture.ts';

/** The picture comes back at once when it is shown again; to HD takes the encoder some frames. */
const AT_ONCE = { timeout: 3_000, intervals: [100] };

test('a picture is sent as large as it is shown, and not at all while nobody sees it', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', { prepare: keepConnections });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  const tile = bo.tileOf(anna);
  await expectMovingPicture(tile, 1280, 720);
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  const panel = await bo.openPanel('Quality');
  await panel.getByRole('button', { name: 'Close' }).click();

  // A small window: a small picture.
  await bo.page.setViewportSize({ width: 320, height: 420 });
  await expect.poll(async () => (await sentPicture(anna.page)).height).toBe(360);
  await expect.poll(async () => (await pictureOf(tile)).height).toBe(360);
  expect((await sentPicture(anna.page)).isActive).toBe(true);

  // Out of sight: nothing more is encoded.
  await hide(bo.page, true);
  await expect.poll(async () => (await sentPicture(anna.page)).isActive).toBe(false);
  const { frames } = await sentPicture(anna.page);
  await anna.page.waitForTimeout(3_000);
  expect((await sentPicture(anna.page)).frames - frames).toBeLessThan(5);
  // Bo goes on sending to her, who sees him.
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);

  // Shown again, and large: it is there at once.
  await bo.page.setViewportSize({ width: 1280, height: 800 });
  const before = await pictureOf(tile);
  await hide(bo.page, false);
  await expect
    .poll(async () => (await pictureOf(tile)).frames, AT_ONCE)
    .toBeGreaterThan(before.frames + 5);
  await expect.poll(async () => (await pictureOf(tile)).height, AT_ONCE).toBe(720);

  // Nothing of this is anybody's fault, on either side.
  for (const person of [anna, bo]) {
    const quality = await person.openPanel('Quality');
    await expect(quality).not.toContainText('Breached');
    expect(person.unexpected()).toEqual([]);
  }
});

/** What a browser does when the window is minimised or another tab is looked at. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
