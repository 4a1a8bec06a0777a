import { expect, test } from './support/fixtures.ts';

test('the list of keys opens with ?, a key can be changed, one that is taken is refused, and all can be off', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  await anna.startMeeting();
  const { page } = anna;
  await page.keyboard.press('Shift+?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByRole('row').filter({ hasText: 'Hold to talk' })).toContainText('Space');

  const chat = list.getByRole('button', { name: /Change the key of Chat/ });
  await chat.click();
  await page.keyboard.press('m');
  await expect(list.getByText('M is the key of Mute or unmute already.')).toBeVisible();
  await chat.click();
  await page.keyboard.press('x');
  await expect(chat).toHaveText('X');
  await list.getByRole('button', { name: 'Close' }).click();

  const panel = page.getByRole('complementary', { name: 'Chat' });
  await page.keyboard.press('c');
  await page.keyboard.press('x');
  await expect(panel).toBeVisible();
  // What is typed into the chat is not a key.
  await page.keyboard.type('x m');
  await expect(panel.getByRole('textbox')).toHaveValue('x m');
  await expect(anna.button('Mute')).toBeVisible();
  await anna.button('Chat').click();
  await page.reload();
  await expect(anna.controls()).toBeVisible();

  await page.keyboard.press('Shift+?');
  await list.getByRole('switch', { name: 'Use keyboard shortcuts' }).click();
  await list.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('x');
  await page.keyboard.press('m');
  await expect(anna.button('Mute')).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test('held, the space bar lets a muted person be heard, and no longer than it is held', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await bo.page.keyboard.press('m');
  await expect(anna.tileOf(bo)).toContainText('Muted');
  await bo.page.keyboard.down('Space');
  await expect(anna.tileOf(bo)).not.toContainText('Muted');
  await expect(bo.button('Mute')).toBeVisible();
  await bo.page.keyboard.up('Space');
  await expect(anna.tileOf(bo)).toContainText('Muted');
});
