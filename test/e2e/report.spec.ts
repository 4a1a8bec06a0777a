import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { verifyBundle } from '../../scripts/lib/verifyEvidence.ts';
import type { Page } from '@playwright/test';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import type { Person } from './support/person.ts';
import { openOutsideDesk } from './support/reports.ts';

/** Counts what a person does to the page, whatever the test says it does. */
async function countActions(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { count: 0 };
    const add = (event: Event) => {
      if (event.isTrusted) counter.count += 1;
    };
    window.addEventListener('click', add, true);
    window.addEventListener('keydown', add, true);
    Object.assign(window, { actionsCounted: counter });
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { actionsCounted: { count: number } }).actionsCounted.count,
    );
}

const panelOf = (person: Person) =>
  person.page.getByRole('complementary', { name: 'Report a problem' });
const stateOf = (page: Page, state: string) => page.getByRole('status').getByText(state);

test('two actions send a report from the call, and what the desk does is seen at once, up to the confirmation', async ({
  gather,
  service,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const counted = await countActions(anna.page);
  await anna.button('Report a problem').click();
  const panel = panelOf(anna);
  await panel.getByRole('button', { name: 'Send report' }).click();
  await expect(panel.getByRole('heading', { name: /^Report \d{6}$/ })).toBeVisible();
  expect(await counted()).toBeLessThanOrEqual(3);

  // The call has gone on beside it.
  await expect(anna.tileOf(bo)).toBeVisible();
  await expect(panel.getByRole('timer', { name: 'Response' })).toContainText('In time');
  const recovery = panel.getByRole('timer', { name: 'Recovery' });
  const before = await recovery.textContent();
  await expect(recovery).not.toHaveText(before ?? '');

  const desk = await openOutsideDesk(service);
  const heading = await panel.getByRole('heading', { name: /^Report \d{6}$/ }).textContent();
  const row = (await desk.rows()).find(({ number }) => number === Number(heading?.slice(-6)));
  if (!row) throw new Error('the desk has no report');
  await expect(panel.getByText(/received whole and signed by the service/)).toBeVisible();
  await desk.act(row.key, { type: 'acknowledged' });
  await expect(stateOf(anna.page, 'Acknowledged')).toBeVisible();
  await desk.act(row.key, { type: 'started' });
  await expect(stateOf(anna.page, 'In progress')).toBeVisible();
  await desk.act(row.key, { type: 'recovered', text: 'Route changed' });
  await expect(
    panel.getByText('The service desk says it is recovered: Route changed'),
  ).toBeVisible();
  expect(await barriersIn(anna.page)).toEqual([]);
  await panel.getByRole('button', { name: 'Still broken' }).click();
  const dialog = anna.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Bo still freezes');
  await dialog.getByRole('button', { name: 'Still broken' }).click();
  await expect(stateOf(anna.page, 'Reopened')).toBeVisible();
  await desk.act(row.key, { type: 'recovered', text: '' });
  await panel.getByRole('button', { name: 'Confirm recovery' }).click();
  await expect(stateOf(anna.page, 'Confirmed')).toBeVisible();
  expect((await desk.rows()).find(({ key }) => key === row.key)?.state).toBe('confirmed');
});

test('what was changed in the form survives closing it, and a part that was left out does not go along', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna] = people;
  await anna.page.keyboard.press('r');
  const panel = panelOf(anna);
  await panel.getByRole('textbox', { name: /^Description/ }).fill('half a thou');
  await panel.getByRole('radio', { name: /^Level 3/ }).check();
  const devices = panel.getByRole('checkbox', { name: /^Devices/ });
  await devices.uncheck();
  await panel.getByRole('button', { name: 'Preview: Versions' }).click();
  await expect(panel.getByRole('region', { name: /versions/ })).toContainText(/0\.\d+\.\d+/);
  expect(await barriersIn(anna.page)).toEqual([]);
  await anna.button('Report a problem').click();
  await expect(panel).toHaveCount(0);
  await anna.openPanel('Quality');
  await anna.page.getByRole('button', { name: 'Report a problem with this' }).click();
  await expect(panel.getByRole('textbox', { name: /^Description/ })).toHaveValue('half a thou');
  await expect(panel.getByRole('radio', { name: /^Level 3/ })).toBeChecked();
  await expect(devices).not.toBeChecked();
  // A crash loses none of it either.
  await anna.page.reload();
  await expect(anna.controls()).toBeVisible();
  await anna.page.keyboard.press('r');
  await expect(panel.getByRole('textbox', { name: /^Description/ })).toHaveValue('half a thou');
  await expect(panel.getByRole('radio', { name: /^Level 3/ })).toBeChecked();
  await expect(devices).not.toBeChecked();

  await panel.getByRole('button', { name: 'Send report' }).click();
  await expect(panel.getByText(/received whole and signed by the service/)).toBeVisible();
  await panel.getByRole('button', { name: 'Save…' }).click();
  const downloading = anna.page.waitForEvent('download');
  await anna.page.getByRole('menuitem', { name: 'Evidence (signed, ZIP)' }).click();
  const bundle = await readFile(await (await downloading).path(), 'latin1');
  // The names of its files stand in a zip as they are.
  expect(bundle).toMatch(/versions\.\w+/);
  expect(bundle).not.toMatch(/devices\.\w+/);
});

test('a report filed without a network is sent once there is one, and its clock counts from the fault', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.goto(service.origin);
  await page.getByRole('button', { name: 'Report a problem' }).click();
  await expect(page.getByRole('button', { name: 'Send report' })).toBeEnabled();
  await anna.context.setOffline(true);
  const send = page.getByRole('button', { name: 'Send when online' });
  const words = `offline ${randomUUID()}`;
  await page.getByRole('textbox', { name: /^Description/ }).fill(words);
  await send.click();
  await expect(stateOf(page, 'Waiting to send')).toBeVisible();
  await expect(page.getByRole('timer', { name: 'Recovery' })).toContainText('left');
  expect(await barriersIn(page)).toEqual([]);

  await anna.context.setOffline(false);
  await expect(page.getByRole('heading', { name: /^Report \d{6}$/ })).toBeVisible();
  await expect(stateOf(page, 'Sent')).toBeVisible();
  const desk = await openOutsideDesk(service);
  const mine = (await desk.rows()).filter(({ summary }) => summary.startsWith(words));
  expect(mine).toHaveLength(1);
  expect(mine[0]?.receivedAtMs).toBeGreaterThan(mine[0]?.occurredAtMs ?? Infinity);

  await page.getByRole('link', { name: 'Home' }).click();
  const open = page.getByRole('region', { name: 'Open reports' });
  await expect(open.getByRole('timer', { name: 'Recovery' })).toBeVisible();
});

test('a report is written, sent, printed and withdrawn with the keyboard alone', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.addInitScript(() => {
    window.print = () => {
      const text = document.querySelector('.printed')?.textContent ?? '';
      Object.assign(window, { printedText: text });
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await page.goto(`${service.origin}/#/report`);
  await expect(page.getByRole('heading', { name: 'Report a problem' })).toBeFocused();
  const tabTo = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    // It is there, switched off, while the evidence is being collected.
    await expect(button).toBeEnabled();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} cannot be reached`);
  };
  await tabTo('Send report');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: /^Report \d{6}$/ });
  await expect(heading).toBeVisible();
  await tabTo('Save…');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const printed = () =>
    page.evaluate(() => (window as unknown as { printedText?: string }).printedText ?? '');
  await expect.poll(printed).toContain((await heading.textContent()) ?? '?');
  await expect(page.locator('.printed')).toHaveCount(0);
  await tabTo('Withdraw report');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw report' }).last().press('Enter');
  await expect(stateOf(page, 'Withdrawn')).toBeVisible();
});

test('somebody who cannot get in reports that from where they are stopped', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.goto(`${service.origin}/#/m/zzz-zzzz-zzz`);
  await page.getByRole('button', { name: 'Report a problem' }).click();
  await expect(page.getByText(/About the meeting zzz-zzzz-zzz/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'What is wrong' })).toHaveValue('join');
});

test('the others are asked on their own screens, and add their view only by their own consent', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo', '陈晨');
  const [anna, bo, chen] = people;
  await anna.page.keyboard.press('r');
  const panel = panelOf(anna);
  await panel.getByRole('button', { name: 'Send report' }).click();
  await panel.getByRole('button', { name: 'Ask the others for their view' }).click();
  await expect(panel.getByText('Asked. Everybody decides on their own screen.')).toBeVisible();

  const question = (person: Person) =>
    person.page.getByRole('region', { name: 'Anna has reported a problem' });
  await question(chen).getByRole('button', { name: 'Do not add' }).click();
  await expect(question(chen)).toHaveCount(0);
  await question(bo).getByRole('button', { name: 'Look and decide…' }).click();
  const dialog = bo.page.getByRole('dialog', { name: 'Anna has reported a problem' });
  await dialog.getByRole('button', { name: 'Preview: Versions' }).click();
  await expect(dialog.getByRole('region', { name: /versions/ })).toBeVisible();
  expect(await barriersIn(bo.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add my view' }).click();
  await expect(panel.getByText(/^Bo’s view: .* signed/)).toBeVisible();
  await panel.getByRole('button', { name: 'Save…' }).click();
  const downloading = anna.page.waitForEvent('download');
  await anna.page.getByRole('menuitem', { name: 'Bo’s view (signed, ZIP)' }).click();
  const view = await readFile(await (await downloading).path());
  expect(verifyBundle(view).problems).toEqual([]);
  await expect(panel.getByText(/^陈晨’s view/)).toHaveCount(0);
});
