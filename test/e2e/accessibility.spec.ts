import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';

test('no screen of a meeting has a serious fault, with any panel open', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const { page } = anna;
  const address = await anna.startMeeting();
  expect(await barriersIn(page)).toEqual([]);
  await bo.page.goto(address);
  await expect(bo.page.getByRole('button', { name: 'Join now' })).toBeVisible();
  expect(await barriersIn(bo.page)).toEqual([]);
  await bo.enter();
  await bo.button('Raise hand').click();
  const chat = await anna.openPanel('Chat');
  await chat.getByRole('textbox').fill('https://a.example and words');
  await chat.getByRole('textbox').press('Enter');
  await expect(chat.getByRole('listitem')).toHaveCount(1);
  expect(await barriersIn(page)).toEqual([]);
  await anna.openPanel('Participants');
  expect(await barriersIn(page)).toEqual([]);
  await anna.button('Reactions').click();
  await expect(page.getByRole('button', { name: 'Heart' })).toBeVisible();
  expect(await barriersIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await barriersIn(page)).toEqual([]);
});

test('a meeting can be joined, muted in, written in and left with the keyboard alone', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  const { page } = bo;
  await page.goto(address);
  // The name is where the cursor is.
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await page.keyboard.type('Bo');
  await page.keyboard.press('Enter');
  await expect(bo.controls()).toBeVisible();

  await page.keyboard.press('m');
  await expect(bo.button('Unmute')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Write a message' })).toBeFocused();
  await page.keyboard.type('typed without a mouse');
  await page.keyboard.press('Enter');
  await expect(anna.controls().getByRole('button', { name: 'Chat, 1 unread' })).toBeVisible();

  // Out of the panel into the toolbar, and along it by arrow to its end.
  for (let presses = 0; presses < 40; presses += 1) {
    const isThere = await bo.controls().evaluate((bar) => bar.contains(document.activeElement));
    if (isThere) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('End');
  await expect(bo.button('Leave')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bo.controls()).toBeHidden();
  await expect(anna.tileOf(bo)).toHaveCount(0);
});
