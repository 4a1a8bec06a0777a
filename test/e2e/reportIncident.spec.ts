import { expect, test } from './support/fixtures.ts';
import { openOutsideDesk } from './support/reports.ts';

test.use({ announces: true });

test('a fault that is known already is joined to its incident, and keeps clocks of its own', async ({
  gather,
  service,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna] = people;
  const desk = await openOutsideDesk(service);
  const incidentId = await desk.declare({ title: 'The relay in Shanghai', affects: ['video'] });
  await expect(anna.page.getByText(/^Incident since \d\d:\d\d: The relay/)).toBeVisible();

  await anna.page.keyboard.press('r');
  const panel = anna.page.getByRole('complementary', { name: 'Report a problem' });
  const category = panel.getByRole('combobox', { name: 'What is wrong' });
  const known = panel.getByText('A known incident is being worked on: The relay in Shanghai');
  await category.selectOption('Audio');
  await expect(known).toHaveCount(0);
  await category.selectOption('Video');
  await expect(known).toBeVisible();
  await panel.getByRole('checkbox', { name: /^My problem belongs to it/ }).check();
  await panel.getByRole('button', { name: 'Send report' }).click();
  await expect(panel.getByText('Joined to a known incident', { exact: true })).toBeVisible();
  await expect(panel.getByRole('timer', { name: 'Recovery' })).toContainText('left');
  expect((await desk.rows()).filter((row) => row.incidentId === incidentId)).toHaveLength(1);
});

test('who was away when an incident was declared is told on coming back, and counts as late', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const desk = await openOutsideDesk(service);
  for (const { page } of [anna, bo]) await page.goto(service.origin);
  // Clients begin to watch some seconds after their start; who shows a notice does.
  await desk.declare({ title: 'Before all', affects: [] });
  for (const { page } of [anna, bo])
    await expect(page.getByText(/^Incident since \d\d:\d\d: Before all/)).toBeVisible();
  const first = await desk.declare({ title: 'Before Bo leaves', affects: [] });
  await expect.poll(() => desk.reach(first)).toMatchObject({ online: 2, told: 2, late: 0 });

  await bo.goAway();
  // The service has noticed when it counts one client less.
  await expect
    .poll(
      async () => (await desk.reach(await desk.declare({ title: 'Tried', affects: [] })))?.online,
    )
    .toBe(1);
  const missed = await desk.declare({ title: 'While Bo was away', affects: [] });
  await expect.poll(() => desk.reach(missed)).toMatchObject({ online: 1, told: 1, late: 0 });
  await bo.page.goto(service.origin);
  await expect.poll(() => desk.reach(missed)).toMatchObject({ online: 1, told: 1, late: 1 });
  await bo.page.getByRole('button', { name: 'Details' }).click();
  await expect(bo.page.getByText('While Bo was away').last()).toBeVisible();
});
