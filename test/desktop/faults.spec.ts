import { join } from 'node:path';
import { openOutsideDesk } from '../e2e/support/reports.ts';
import { expect, test } from '../electron/fixtures.ts';
import { startMeeting } from './support/meeting.ts';
import { watchNotices } from './support/notices.ts';

test('the system tells of a report that has come further and of an incident while nobody looks', async ({
  borrow,
}) => {
  const { app, page } = await borrow();
  const { origin } = await startMeeting(page);
  const userData = await app.evaluate(({ app: program }) => program.getPath('userData'));
  const desk = await openOutsideDesk({ origin, data: join(userData, 'service') });
  await page.keyboard.press('r');
  const panel = page.getByRole('complementary', { name: 'Report a problem' });
  await panel.getByRole('button', { name: 'Send report' }).click();
  const heading = panel.getByRole('heading', { name: /^Report \d{6}$/ });
  await expect(heading).toBeVisible();
  const number = (await heading.textContent())?.slice(-6);
  const row = (await desk.rows()).find((one) => one.number === Number(number));
  if (!row) throw new Error('the desk has no report');

  const notices = await watchNotices(app);
  await desk.act(row.key, { type: 'acknowledged' });
  await expect.poll(notices.titles).toEqual([`The service desk has your report ${number}`]);
  await desk.declare({ title: 'The relay in Shanghai', affects: [] });
  await expect
    .poll(notices.titles)
    .toEqual([
      `The service desk has your report ${number}`,
      'Service incident: The relay in Shanghai',
    ]);
  // Pressed, it brings the window back.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await notices.emit('click', {});
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    )
    .toBe(false);
});
