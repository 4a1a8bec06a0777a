import { expect, test } from './support/fixtures.ts';
import { AUDIBLE, expectMovingPicture, expectSound, soundIn } from './support/media.ts';
import { openPicture } from './support/smallWindow.ts';

test('a small window shows who speaks or is pinned, and mutes, stops and leaves the meeting', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo', '陈晨');
  const [anna, bo, chen] = people;
  // Only 陈晨 is heard.
  await bo.button('Mute').click();
  const picture = await openPicture(anna);
  const shown = (name: string) => picture.getByRole('region', { name, exact: true });
  const button = (name: string) => picture.getByRole('button', { name, exact: true });

  await test.step('it shows who speaks, with a moving picture', async () => {
    await expect(shown('陈晨')).toBeVisible();
    await expectMovingPicture(shown('陈晨'), 320, 180);
    expect(await picture.locator('html').getAttribute('lang')).toBe('en');
    // Styled, and not cut off: the buttons stand side by side under the tile.
    const tile = await shown('陈晨').boundingBox();
    const leave = await button('Leave').boundingBox();
    expect(tile?.width).toBe(360);
    expect(leave!.y).toBeGreaterThanOrEqual(tile!.y + tile!.height);
    expect(leave!.y + leave!.height).toBeLessThanOrEqual(259);
  });

  await test.step('who is pinned in the page is shown instead', async () => {
    await anna.tileOf(bo).hover();
    await anna.tileOf(bo).getByRole('button', { name: 'Pin Bo' }).click();
    await expect(shown('Bo')).toBeVisible();
    await expectMovingPicture(shown('Bo'), 320, 180);
    await expect(shown('Bo')).toContainText('Muted');
    await expect(shown('Bo').getByRole('button')).toHaveCount(0);
  });

  await test.step('mute and video there are mute and video, for the others as well', async () => {
    await chen.button('Mute').click();
    await expectSound(bo.page);
    await button('Mute').click();
    await expect(bo.tileOf(anna)).toContainText('Muted');
    await expect.poll(() => soundIn(bo.page)).toBeLessThan(AUDIBLE);
    await expect(anna.button('Unmute')).toHaveAttribute('aria-pressed', 'true');
    await expect(button('Unmute')).toHaveAttribute('aria-pressed', 'true');
    // What is done in the page is seen there, and its keys are heard there.
    await anna.button('Unmute').click();
    await expect(button('Mute')).toBeVisible();
    await picture.keyboard.press('v');
    await expect(bo.tileOf(anna)).toContainText('Video is off');
    await expect(button('Start video')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the page says so, and brings the meeting back', async () => {
    await expect(anna.page.getByText('The meeting is shown in a small window')).toBeVisible();
    const closed = picture.waitForEvent('close');
    await button('Back from picture in picture').click();
    await closed;
    await expect(anna.page.getByText('The meeting is shown in a small window')).toBeHidden();
    await expect(anna.controls()).toBeVisible();
  });

  await test.step('leave there leaves, and closes it', async () => {
    const again = await openPicture(anna);
    const closed = again.waitForEvent('close');
    await again.getByRole('button', { name: 'Leave', exact: true }).click();
    await closed;
    await expect(bo.tileOf(anna)).toHaveCount(0);
    await expect(anna.controls()).toBeHidden();
  });
  expect(anna.unexpected()).toEqual([]);
});

test('the small window goes with the meeting, and by the keyboard alone', async ({ gather }) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const picture = await openPicture(bo);
  const focused = () => picture.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await picture.keyboard.press('Tab');
  expect(await focused()).toBe('Mute');
  await picture.keyboard.press('Enter');
  await expect(anna.tileOf(bo)).toContainText('Muted');
  const closed = picture.waitForEvent('close');
  await anna.button('Leave').click();
  await anna.page.getByRole('menuitem', { name: 'End for everyone' }).click();
  await closed;
});

test('nothing is said of it where the browser has no such windows', async ({ arrive }) => {
  const anna = await arrive('Anna', {
    prepare: async (context) => {
      await context.addInitScript(() => Reflect.deleteProperty(window, 'documentPictureInPicture'));
    },
  });
  await anna.startMeeting();
  await expect(anna.page.getByRole('button', { name: 'Picture in picture' })).toHaveCount(0);
  await anna.button('More').click();
  await expect(anna.page.getByRole('menuitem', { name: 'Full screen' })).toBeVisible();
  await expect(anna.page.getByRole('menuitem', { name: 'Picture in picture' })).toHaveCount(0);
});
