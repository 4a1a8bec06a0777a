import type { Page } from '@playwright/test';
import { verifyBundle } from '../../scripts/lib/verifyEvidence.ts';
import { expect, test } from './support/fixtures.ts';
import { openOutsideDesk } from './support/reports.ts';
import { withProfile } from './support/resident.ts';

/** Where the whole browser is killed, and what has it stand there. */
const MOMENTS = [
  {
    at: 'as soon as it is safe on this device',
    hold: async (page: Page) => page.context().setOffline(true),
    isThere: async (page: Page) => expect(page.getByText('Waiting to send').first()).toBeVisible(),
  },
  {
    at: 'when the report is there, and nothing of its evidence',
    hold: (page: Page) => page.route('**/bundle', () => undefined),
    isThere: async (page: Page) =>
      expect(page.getByRole('heading', { name: /^Report \d{6}$/ })).toBeVisible(),
  },
  {
    at: 'when the service has all, and its answer is lost',
    hold: (page: Page) =>
      page.route('**/api/reports/**', async (route) => {
        if (route.request().method() === 'GET') return route.continue();
        await route.fetch();
      }),
    isThere: undefined,
  },
] as const;

for (const { at, hold, isThere } of MOMENTS) {
  test(`a report is there once and whole after the browser was killed ${at}`, async ({
    service,
  }) => {
    const desk = await openOutsideDesk(service);
    const words = `killed ${at}`;
    const mine = async () => (await desk.rows()).filter(({ summary }) => summary === words);
    await withProfile({ name: 'Anna', origin: service.origin }, async (start) => {
      const first = await start();
      const { page } = first.person;
      await page.goto(`${service.origin}/#/report`);
      await page.getByRole('textbox', { name: /^Description/ }).fill(words);
      await expect(page.getByRole('button', { name: 'Send report' })).toBeEnabled();
      await hold(page);
      await page.getByRole('button', { name: /^Send/ }).click();
      if (isThere) await isThere(page);
      else await expect.poll(mine).toHaveLength(1);
      await first.kill();

      const second = await start();
      await second.person.page.goto(`${service.origin}/#/reports`);
      await expect.poll(mine, { timeout: 30_000 }).toHaveLength(1);
      const [row] = await mine();
      await expect
        .poll(() => desk.evidence(row?.key ?? '').then(verifyBundle, String), { timeout: 30_000 })
        .toMatchObject({ problems: [] });
      await expect(second.person.page.getByRole('link', { name: /^Report \d{6}$/ })).toBeVisible();
      expect(await mine()).toHaveLength(1);
    });
  });
}
