import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import { openOutsideDesk } from './support/reports.ts';

test('a report that the service will never take says so, is filed again with its words, and can be deleted', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  // The first one meets a key that is another report's already.
  let refusals = 1;
  await page.route('**/api/reports/*', async (route) => {
    if (route.request().method() !== 'PUT' || refusals === 0) return route.continue();
    refusals -= 1;
    const body = { fault: { code: 'report-conflict', retry: 'never' } };
    await route.fulfill({ status: 409, json: body });
  });
  await page.goto(`${service.origin}/#/report`);
  const words = page.getByRole('textbox', { name: /^Description/ });
  await words.fill('No sound since nine');
  await page.getByRole('button', { name: 'Send report' }).click();
  const refused = page.getByRole('alert').filter({ has: page.getByRole('button') });
  await expect(refused).toBeVisible();
  await expect(page.getByRole('status').getByText('Not accepted')).toBeVisible();
  expect(await barriersIn(page)).toEqual([]);

  await refused.getByRole('button', { name: 'File it again' }).click();
  await expect(words).toHaveValue('No sound since nine');
  await page.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByRole('heading', { name: /^Report \d{6}$/ })).toBeVisible();
  const desk = await openOutsideDesk(service);
  await expect
    .poll(
      async () =>
        (await desk.rows()).filter(({ summary }) => summary === 'No sound since nine').length,
    )
    .toBe(1);

  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await expect(page.getByText('Not accepted')).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'Not accepted' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('This report is not on this device.')).toBeVisible();
});
