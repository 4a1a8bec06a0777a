import { readFile } from 'node:fs/promises';
import { verifyBundle } from '../../scripts/lib/verifyEvidence.ts';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';

test('a host sees what others reported of the room and takes out the evidence; others see nothing of it', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo', 'Chen');
  const [anna, bo, chen] = people;
  await bo.page.keyboard.press('r');
  const panel = bo.page.getByRole('complementary', { name: 'Report a problem' });
  await panel.getByRole('textbox', { name: /^Description/ }).fill('Anna is not heard');
  await panel.getByRole('button', { name: 'Send report' }).click();
  await expect(panel.getByText(/received whole and signed by the service/)).toBeVisible();

  for (const person of [anna, chen]) {
    await person.leave();
    await person.page.getByRole('link', { name: 'Reports' }).click();
    await expect(person.page.getByRole('heading', { name: 'Reports', exact: true })).toBeVisible();
  }
  const hosted = anna.page.getByRole('region', { name: 'Reports about your rooms' });
  await expect(hosted.getByText('Anna is not heard')).toBeVisible();
  await expect(chen.page.getByText('No reports yet.')).toBeVisible();
  await expect(chen.page.getByRole('region', { name: 'Reports about your rooms' })).toHaveCount(0);

  await hosted.getByRole('link', { name: /^Report \d{6}$/ }).click();
  // Found again after a reload, too.
  await anna.page.reload();
  await expect(anna.page.getByText('Filed by others.')).toBeVisible();
  await expect(anna.page.getByRole('timer', { name: 'Recovery' })).toContainText('left');
  for (const name of [/^Withdraw/, 'Add note', 'Call hotline'])
    await expect(anna.page.getByRole('button', { name })).toHaveCount(0);
  expect(await barriersIn(anna.page)).toEqual([]);
  await anna.page.getByRole('button', { name: 'Save…' }).click();
  const [file] = await Promise.all([
    anna.page.waitForEvent('download'),
    anna.page.getByRole('menuitem', { name: /evidence/i }).click(),
  ]);
  const { problems, receipt } = verifyBundle(await readFile(await file.path()));
  expect(problems).toEqual([]);
  expect(receipt).toBeDefined();

  // Whoever knows its address learns nothing more.
  await chen.page.goto(anna.page.url());
  await expect(chen.page.getByText('This report is not on this device.')).toBeVisible();
});
