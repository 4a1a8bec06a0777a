import type { Locator } from '@playwright/test';
import { launchBrowser } from './support/browser.ts';
import { expect, test } from './support/fixtures.ts';
import { expectFramesToGoOn, expectMovingPicture } from './support/media.ts';
import { Person } from './support/person.ts';

/** Mean square of the steps from pixel to pixel in a tile's picture: what a blur takes away. */
const sharpnessOf = (tile: Locator): Promise<number> =>
  tile.evaluate((element) => {
    const video = element.querySelector('video');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video?.videoWidth ?? 0, video?.videoHeight ?? 0];
    const context = canvas.getContext('2d');
    if (!video || !context || canvas.width === 0) return 0;
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 4; at < data.length; at += 4) {
      sum += ((data[at + 1] ?? 0) - (data[at - 3] ?? 0)) ** 2;
    }
    return sum / (data.length / 4);
  });

/** Chooses in the camera's menu whether the background is blurred. */
async function toggleBlur(person: Person): Promise<void> {
  await person.button('Choose camera').click();
  await person.page.getByRole('menuitemcheckbox', { name: 'Blur background' }).click();
  await person.page.keyboard.press('Escape');
}

test('the other side sees a blurred background, all of it from our own files', async ({
  arrive,
  service,
}) => {
  // Few frames, so that a machine without graphics keeps up. Nobody is in the picture: all of it is background.
  const camera = '--use-fake-device-for-media-stream=fps=5,device-count=1';
  const slow = await launchBrowser({}, { args: [camera] });
  try {
    const anna = await Person.arrive(slow, { origin: service.origin, name: 'Anna' });
    const foreign: string[] = [];
    anna.page.on('request', (request) => {
      if (!request.url().startsWith(service.origin)) foreign.push(request.url());
    });
    const bo = await arrive('Bo');
    await bo.joinMeeting(await anna.startMeeting());
    await bo.button('Stop video').click();
    await expectMovingPicture(bo.tileOf(anna), 1280, 720);
    const sharp = await sharpnessOf(bo.tileOf(anna));
    expect(sharp).toBeGreaterThan(1);

    await toggleBlur(anna);
    await expect
      .poll(async () => {
        const now = await sharpnessOf(bo.tileOf(anna));
        return now > 0 && now < sharp / 4;
      })
      .toBe(true);
    await expectFramesToGoOn(bo.tileOf(anna));
    expect(foreign).toEqual([]);
    expect(anna.unexpected()).toEqual([]);
  } finally {
    await slow.close();
  }
});

test('a machine that cannot keep up gives the blur up and says so', async ({ arrive }) => {
  const anna = await arrive('Anna', {
    prepare: async (context) => {
      await context.addInitScript(() => {
        // Once for each frame: a tenth of a second and more, so that at most a third of them come out.
        const { clear } = WebGL2RenderingContext.prototype;
        WebGL2RenderingContext.prototype.clear = function (this: WebGL2RenderingContext, mask) {
          const end = performance.now() + 120;
          while (performance.now() < end);
          clear.call(this, mask);
        };
      });
    },
  });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await toggleBlur(anna);
  await expect(anna.page.getByText('this device cannot keep up')).toBeVisible({ timeout: 60_000 });
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
});

test('where nothing can be blurred nothing is shown, until the person says so', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', {
    prepare: async (context) => {
      await context.addInitScript(() => {
        OffscreenCanvas.prototype.getContext = () => null;
      });
    },
  });
  const bo = await arrive('Bo');
  const address = await bo.startMeeting();
  await anna.page.goto(address);
  await anna.page.getByRole('switch', { name: 'Blur background' }).click();
  // The notice that is only heard says it as well.
  const banner = anna.page.getByRole('main').getByText('Your background cannot be blurred');
  await expect(banner).toBeVisible();
  await anna.enter();
  await expect(bo.tileOf(anna)).toBeVisible();
  await expect(bo.tileOf(anna).locator('video')).toHaveCount(0);
  await anna.page.getByRole('button', { name: 'Start video without blur' }).click();
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
});
