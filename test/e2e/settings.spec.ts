import { expect, test } from './support/fixtures.ts';

test('settings opened first list the devices that are there', async ({ arrive, service }) => {
  const { page } = await arrive('Anna');
  await page.goto(`${service.origin}/#/settings`);
  await expect(page.getByRole('combobox', { name: 'Microphone' })).toContainText('Fake');
  await expect(page.getByRole('combobox', { name: 'Camera' })).toContainText('fake_device');
});

test('settings claim nothing about devices they were never allowed to see', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna', { permissions: [] });
  await page.goto(`${service.origin}/#/settings`);
  for (const name of ['Microphone', 'Camera']) {
    await expect(page.getByRole('combobox', { name })).toContainText(
      'Shown once access is allowed',
    );
  }
});
