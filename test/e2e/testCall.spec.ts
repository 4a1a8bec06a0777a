import type { Page } from '@playwright/test';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture, expectSound } from './support/media.ts';
import { startService } from './support/service.ts';
import { hasTurnServer, startTurnServer } from './support/turn.ts';

const RESULT_MS = 45_000;
const start = (page: Page) => page.getByRole('button', { name: 'Start test call' });
const result = (page: Page) => page.getByRole('region', { name: 'Result' });

test('a call with nobody is seen and heard both ways, and ends in plain sentences that are kept', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.goto(service.origin);
  await page.getByRole('button', { name: 'Test call' }).click();
  await expect(page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
  expect(await barriersIn(page)).toEqual([]);
  await start(page).click();
  const voice = page.getByRole('status').filter({ hasText: 'The far end speaks' });
  await expect(voice).toBeVisible();
  await expectSound(page);
  // Nothing of mine is on its way back yet: it was the voice.
  await expect(voice).toBeVisible();
  await expectMovingPicture(
    page.getByRole('group', { name: 'The far end', exact: true }),
    640,
    360,
  );
  await expectMovingPicture(page.getByRole('group', { name: 'You, as the far end' }), 320, 180);
  await expect(page.getByText('This is what the far end heard')).toBeVisible();
  // The fake microphone beeps once a second.
  await expectSound(page);

  await expect(result(page)).toContainText('The far end heard you.', { timeout: RESULT_MS });
  await expect(result(page)).toContainText(/Its picture reached the far end, at \d+ × \d+\./);
  await expect(result(page)).toContainText('The service has no relay');
  await expect(result(page)).toContainText('you have not said');
  await result(page).getByRole('button', { name: 'Yes' }).click();
  await expect(result(page)).toContainText('You heard the far end.');
  await expect(result(page).getByRole('button', { name: 'Yes' })).toHaveCount(0);
  await page.reload();
  await expect(result(page)).toContainText('You heard the far end.');
  await expect(page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
  expect(await barriersIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to Home' }).click();
  await expect(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
  expect(anna.unexpected()).toEqual([]);
});

test('it goes through the relay where there is one, and says what the network did', async ({
  arrive,
}) => {
  test.skip(!hasTurnServer(), 'coturn is not installed here, so nothing was sent through a relay');
  const turn = await startTurnServer();
  const service = await startService(['--ice-server', turn.url, '--turn-secret', turn.secret]);
  try {
    const anna = await arrive('Anna', { origin: service.origin });
    const { page } = anna;
    await page.goto(`${service.origin}/#/test-call`);
    await start(page).click();
    await expectMovingPicture(
      page.getByRole('group', { name: 'The far end', exact: true }),
      320,
      180,
    );
    await expect(result(page)).toContainText('Through the relay of the service', {
      timeout: RESULT_MS,
    });
    await expect(result(page)).toContainText('The far end heard you.');
    await expect(result(page)).toContainText(/a packet took at most \d+ ms to the relay and back/);
    expect(anna.unexpected()).toEqual([]);
  } finally {
    await service.stop();
    await turn.stop();
  }
});

test('without camera and microphone it still calls, and says that they were not tested', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna', { permissions: [] });
  const { page } = anna;
  await page.goto(`${service.origin}/#/test-call`);
  await start(page).click();
  await expect(page.getByRole('button', { name: 'End test call' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'The far end speaks' })).toBeVisible();
  await page.getByRole('button', { name: 'End test call' }).click();
  await expect(result(page)).toHaveCount(0);
  await start(page).click();
  await expect(result(page)).toContainText('a test picture was sent', { timeout: RESULT_MS });
  await expect(result(page)).toContainText('It is off or cannot be used, so it was not tested.');
});
