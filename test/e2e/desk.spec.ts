import type { Page } from '@playwright/test';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import { deskKeyOf, fileReport } from './support/reports.ts';
import type { ServiceProcess } from './support/service.ts';

test.use({ announces: true });

const HOUR_MS = 3_600_000;

/** Opens the desk as its administrator does, with the key from the service's data folder. */
async function openDesk(page: Page, service: ServiceProcess): Promise<void> {
  await page.goto(`${service.origin}/#/admin`);
  await page.getByLabel('Service desk key').fill(await deskKeyOf(service));
  await page.getByRole('button', { name: 'Open service desk' }).click();
  await expect(page.getByRole('tab', { name: 'Service desk' })).toBeVisible();
}
const queue = (page: Page) => page.getByRole('grid', { name: 'Fault reports' });
const rowOf = (page: Page, words: string) =>
  queue(page).getByRole('row').filter({ hasText: words });
const report = (page: Page) => page.getByRole('region', { name: /^Report \d/ });

test('a wrong key opens nothing, and the right one is kept until the desk is closed', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  await page.goto(`${service.origin}/#/settings`);
  await page.getByRole('button', { name: 'Go to service desk' }).click();
  await page.getByLabel('Service desk key').fill(`d.${'A'.repeat(43)}`);
  await page.getByRole('button', { name: 'Open service desk' }).click();
  await expect(page.getByText('That is not the key of this service desk.')).toBeVisible();
  expect(await barriersIn(page)).toEqual([]);
  const admin = page.getByRole('link', { name: 'Admin' });
  await expect(admin).toHaveCount(0);

  await openDesk(page, service);
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Service desk' })).toBeVisible();
  await expect(admin).toBeVisible();

  await page.getByRole('button', { name: 'Close desk' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close desk' }).click();
  await expect(page.getByLabel('Service desk key')).toBeVisible();
  await expect(admin).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Service desk key')).toBeVisible();
});

test('a report comes up live, and what the desk does to it is what its reporter sees', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  await openDesk(page, service);
  const filed = await fileReport(service, { words: 'No sound in the large room', level: 3 });
  const row = rowOf(page, 'No sound in the large room');
  await expect(row).toContainText('Filed');
  await expect(row).toContainText(/2[34]:\d\d:\d\d left/);
  await row.click();
  await expect(report(page)).toContainText('Single terminals are poor or cannot register');
  expect(await barriersIn(page)).toEqual([]);

  await report(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(row).toContainText('Acknowledged');
  const types = async () => (await filed.view()).events.map(({ type }) => type);
  await expect.poll(types).toContain('acknowledged');

  await report(page).getByRole('button', { name: 'Change level…' }).click();
  const level = report(page).getByRole('form', { name: 'Change level' });
  await level.getByRole('radio', { name: /^Level 1/ }).check();
  await expect(level).toContainText(/1:\d\d:\d\d left/);
  await level.getByRole('button', { name: 'Change level' }).click();
  await expect(level).toContainText('Give a reason.');
  await level.getByRole('textbox', { name: 'Reason' }).fill('Every room is silent');
  await level.getByRole('button', { name: 'Change level' }).click();
  await expect(row).toContainText(/1:\d\d:\d\d left/);
  const changed = (await filed.view()).events.find(({ type }) => type === 'level-changed');
  expect(changed).toMatchObject({ level: 1, reason: 'Every room is silent', by: 'desk' });
});

test('an internal note stays in the desk, and a note to the customer reaches them', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  const filed = await fileReport(service, { words: 'A note is to be written' });
  await openDesk(page, service);
  await rowOf(page, 'A note is to be written').click();

  await report(page).getByRole('button', { name: 'Internal note…' }).click();
  const internal = report(page).getByRole('form', { name: 'Internal note' });
  await internal.getByRole('textbox').fill('The switch is ours to blame');
  // What was begun as internal is not there when a letter to the customer is begun.
  await report(page).getByRole('button', { name: 'Write to customer…' }).click();
  const letter = report(page).getByRole('form', { name: 'Write to the customer' });
  await expect(letter.getByRole('textbox')).toHaveValue('');
  await letter.getByRole('textbox').fill('Please restart the terminal');
  await letter.getByRole('button', { name: 'Send to customer' }).click();
  await report(page).getByRole('button', { name: 'Internal note…' }).click();
  await internal.getByRole('textbox').fill('The switch is ours to blame');
  expect(await barriersIn(page)).toEqual([]);
  await internal.getByRole('button', { name: 'Keep internal note' }).click();

  const timeline = report(page).getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('The switch is ours to blame');
  await expect(timeline).toContainText('seen by the service desk only');
  const told = JSON.stringify(await filed.view());
  expect(told).toContain('Please restart the terminal');
  expect(told).not.toContain('The switch is ours to blame');
});

test('the desk can be worked with the keyboard alone, and stays on its report when others come in before', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  const filed = await fileReport(service, { words: 'Worked by keys', level: 4 });
  await openDesk(page, service);
  await expect(rowOf(page, 'Worked by keys')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('keys');
  await expect(queue(page).locator('[data-key]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(queue(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const row = rowOf(page, 'Worked by keys');
  await expect(row).toHaveAttribute('aria-selected', 'true');

  await fileReport(service, { words: 'Other keys, due much sooner', level: 1 });
  await expect(queue(page).locator('[data-key]').nth(1)).toBeVisible();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(queue(page)).toBeFocused();
  expect(await queue(page).getAttribute('aria-activedescendant')).toBe(
    await row.getAttribute('id'),
  );

  await page.keyboard.press('a');
  await expect(row).toContainText('Acknowledged');
  await page.keyboard.press('Enter');
  await expect(report(page)).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.type('A cable was loose');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText('A cable was loose');
  await expect
    .poll(async () => (await filed.view()).events.map(({ type }) => type))
    .toContain('recovered');
  await expect(report(page).getByRole('heading', { name: /^Report/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(report(page)).toHaveCount(0);
  await expect(queue(page)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await barriersIn(page)).toEqual([]);
});

test('everybody is told of an incident, at Home and in a meeting, and that it is over', async ({
  arrive,
  service,
}) => {
  const desk = await arrive('Anna');
  const bo = await arrive('Bo');
  const chen = await arrive('陈晨');
  await bo.page.goto(service.origin);
  await chen.startMeeting();
  const { page } = desk;
  await openDesk(page, service);
  await page.getByRole('tab', { name: 'Incidents' }).click();
  await page.getByRole('button', { name: 'Declare incident…' }).click();
  const form = page.getByRole('form', { name: 'Declare an incident' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Relay in the east is down');
  await form.getByRole('textbox', { name: 'Text for customers' }).fill('We work on it.');
  await form.getByRole('checkbox', { name: 'Audio' }).check();
  expect(await barriersIn(page)).toEqual([]);
  await form.getByRole('button', { name: 'Tell everybody' }).click();

  const words = /^Incident since \d\d:\d\d: Relay in the east is down/;
  for (const person of [bo, chen]) await expect(person.page.getByText(words)).toBeVisible();
  await expect(chen.ownTile()).toBeInViewport({ ratio: 0.99 });
  expect(await barriersIn(chen.page)).toEqual([]);
  await bo.page.getByRole('button', { name: 'Details' }).click();
  const details = bo.page.getByRole('dialog', { name: 'Service notices' });
  await expect(details).toContainText('We work on it.');
  await expect(details).toContainText('Audio');
  expect(await barriersIn(bo.page)).toEqual([]);
  await details.getByRole('button', { name: 'Close' }).click();
  await bo.page.getByRole('button', { name: 'Put notice away' }).click();
  await expect(bo.page.getByText(words)).toHaveCount(0);

  const card = page.getByRole('listitem').filter({ hasText: 'Relay in the east is down' });
  const figure = (name: string) => card.locator('dt', { hasText: name }).locator('xpath=../dd');
  // Clients begin to listen some seconds after their start: who was not yet listening came later.
  const count = async (name: string) => Number(await figure(name).innerText());
  await expect
    .poll(async () => (await count('Of them told')) + (await count('Came later')))
    .toBe(3);
  await expect(figure('Mean time to notice')).toContainText('within 15 min');

  await card.getByRole('button', { name: 'Update…' }).click();
  const update = card.getByRole('form', { name: 'Update the notice' });
  await update.getByRole('textbox', { name: 'Title' }).fill('Relay is back in an hour');
  await update.getByRole('button', { name: 'Tell everybody' }).click();
  // What was put away comes back with what is new.
  await expect(bo.page.getByText(/Relay is back in an hour/)).toBeVisible();

  const renewed = page.getByRole('listitem').filter({ hasText: 'Relay is back in an hour' });
  await renewed.getByRole('button', { name: 'All-clear…' }).click();
  await renewed.getByRole('button', { name: 'Tell everybody it is over' }).click();
  for (const person of [bo, chen])
    await expect(person.page.getByText(/^All clear since \d\d:\d\d: Relay/)).toBeVisible();
});

test('maintenance is announced with its times, and is there at the door of a meeting', async ({
  arrive,
  service,
}) => {
  const { page } = await arrive('Anna');
  await openDesk(page, service);
  await page.getByRole('tab', { name: 'Incidents' }).click();
  await page.getByRole('button', { name: 'Plan maintenance…' }).click();
  const form = page.getByRole('form', { name: 'Plan maintenance' });
  const field = (atMs: number) => page.evaluate(localField, atMs);
  await form.getByRole('textbox', { name: 'Title' }).fill('Upgrade of the service');
  await form.getByLabel('Starts').fill(await field(Date.now() + 24 * HOUR_MS));
  await form.getByLabel('Ends (optional)').fill(await field(Date.now() + 23 * HOUR_MS));
  await form.getByRole('button', { name: 'Tell everybody' }).click();
  await expect(form).toContainText('The end has to be after the start.');
  await form.getByLabel('Ends (optional)').fill(await field(Date.now() + 25 * HOUR_MS));
  await form.getByRole('button', { name: 'Tell everybody' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Upgrade of' })).toContainText(
    'Announced',
  );

  const bo = await arrive('Bo');
  await bo.page.goto(service.origin);
  await bo.page.getByRole('button', { name: 'New meeting' }).click();
  await expect(bo.page.getByRole('button', { name: 'Join now' })).toBeVisible();
  // The meeting waits behind its door, hidden, with a banner of its own.
  const notice = bo.page.getByText(/^Maintenance planned .+ to .+: Upgrade of the service/);
  await expect(notice.filter({ visible: true })).toHaveCount(1);
  expect(await barriersIn(bo.page)).toEqual([]);
});

/** Runs in the page: a moment in its zone, as a field for date and time holds it. */
function localField(atMs: number): string {
  return new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
