import { barriersIn } from './support/barriers.ts';
import { expectMovingPicture } from './support/media.ts';
import { expect, expectShown, openShown, test } from './support/shownTab.ts';
import { openPicture } from './support/smallWindow.ts';

test('the small window shows a shared screen while there is one, and shuts nobody out', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const picture = await openPicture(anna);
  const shown = (name: string) => picture.getByRole('region', { name, exact: true });
  await expectMovingPicture(shown('Bo'), 320, 180);
  expect(await barriersIn(picture)).toEqual([]);

  const tab = await openShown(bo);
  await bo.page.bringToFront();
  await bo.button('Share screen').click();
  await expectShown(shown('Bo’s screen'));
  await expect(picture.getByRole('region')).toHaveCount(1);
  // Whole, and above the buttons.
  const tile = await shown('Bo’s screen').boundingBox();
  const controls = await picture.getByRole('toolbar').boundingBox();
  expect(tile!.y + tile!.height).toBeLessThanOrEqual(controls!.y);
  await picture.getByRole('button', { name: 'Mute', exact: true }).click();
  await picture.getByRole('button', { name: 'Stop video', exact: true }).click();
  await expect(picture.getByRole('button', { name: 'Start video', exact: true })).toBeVisible();
  expect(await barriersIn(picture)).toEqual([]);

  await tab.close();
  await expect(shown('Bo’s screen')).toHaveCount(0);
  await expectMovingPicture(shown('Bo'), 320, 180);
  await bo.button('Stop video').click();
  await expect(shown('Bo')).toContainText('Video is off');
  expect(await barriersIn(picture)).toEqual([]);
  expect(anna.unexpected()).toEqual([]);
});

test('in Chinese the small window says so, and shuts nobody out', async ({ arrive }) => {
  const anna = await arrive('Anna', { language: 'zh-CN' });
  const bo = await arrive('Bo');
  const address = await bo.startMeeting();
  await anna.page.goto(address);
  await anna.page.getByRole('textbox', { name: '你的名字' }).fill('Anna');
  await anna.page.getByRole('button', { name: '立即加入' }).click();
  const opening = anna.context.waitForEvent('page');
  await anna.page.getByRole('button', { name: '画中画' }).click();
  const picture = await opening;
  await expect(picture.locator('html')).toHaveAttribute('lang', 'zh-CN');
  for (const name of ['静音', '关闭视频', '离开']) {
    await expect(picture.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await openShown(bo);
  await bo.page.bringToFront();
  await bo.button('Share screen').click();
  await expectShown(picture.getByRole('region', { name: 'Bo 的屏幕', exact: true }));
  expect(await barriersIn(picture)).toEqual([]);
});
