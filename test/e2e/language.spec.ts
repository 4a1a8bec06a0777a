import { expect, test } from './support/fixtures.ts';

test('the interface speaks the language of the system, and another one at once when asked', async ({
  arrive,
  service,
}) => {
  const chen = await arrive('陈晨', { language: 'zh-CN' });
  const { page } = chen;
  await page.goto(service.origin);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '发起会议' }).click();
  await page.getByRole('textbox', { name: '你的名字' }).fill('陈晨');
  await page.getByRole('button', { name: '立即加入' }).click();
  await expect(page.getByRole('toolbar', { name: '会议控制' })).toBeVisible();
  await page.getByRole('button', { name: '离开', exact: true }).click();

  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('combobox', { name: '界面语言' }).selectOption({ label: 'English' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('link', { name: 'Home' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Home' })).toBeVisible();
});

test('keys do what the buttons do, and nothing while somebody types', async ({ arrive }) => {
  const anna = await arrive('Anna');
  await anna.startMeeting();
  await expect(anna.button('Mute')).toBeVisible();
  await anna.page.keyboard.press('m');
  await expect(anna.button('Unmute')).toHaveAttribute('aria-pressed', 'true');
  await anna.page.keyboard.press('m');
  await expect(anna.button('Mute')).toBeVisible();
  await anna.page.keyboard.press('q');
  await expect(anna.page.getByRole('complementary', { name: 'Quality' })).toBeVisible();
  await anna.page.keyboard.press('q');
  await expect(anna.page.getByRole('complementary', { name: 'Quality' })).toBeHidden();
  await anna.leave();

  const field = anna.page.getByRole('textbox', { name: 'Meeting link or code' });
  await field.pressSequentially('m v q');
  await expect(field).toHaveValue('m v q');
});
