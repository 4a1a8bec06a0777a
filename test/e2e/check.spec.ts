import { expect, test } from './support/fixtures.ts';
import { startService } from './support/service.ts';
import { hasTurnServer, startTurnServer } from './support/turn.ts';

const RESULT_MS = 40_000;

test('without a relay the check tells of this device, says so, and is kept', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.goto(`${service.origin}/#/settings`);
  const region = page.getByRole('region', { name: 'Network check' });
  await region.getByRole('button', { name: 'Check the network' }).click();
  await expect(region.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(region).toContainText('only this device was tested', { timeout: RESULT_MS });
  await expect(region.getByRole('listitem')).toHaveCount(6);
  await expect(region).toContainText('Not measured: nothing has left this device.');
  await expect(region).toContainText(
    /The picture was HD in \d+ of \d+ seconds|Too little was seen/,
  );
  await expect(region).toContainText('a test picture was sent');
  await expect(region).toContainText(/The service usually answers within \d+ ms/);
  await page.reload();
  await expect(region).toContainText('only this device was tested');
  await expect(region.getByRole('button', { name: 'Check again' })).toBeVisible();
  expect(anna.unexpected()).toEqual([]);
});

test('a check at the door of a room never stands in the way', async ({ arrive, service }) => {
  const anna = await arrive('Anna');
  const { page } = anna;
  await page.goto(service.origin);
  await page.getByRole('button', { name: 'New meeting' }).click();
  const region = page.getByRole('region', { name: 'Network check' });
  await region.getByRole('button', { name: 'Check the network' }).click();
  await expect(region.getByRole('progressbar')).toBeVisible();
  await anna.enter();
  await anna.leave();
  await expect(region).toBeHidden();
  expect(anna.unexpected()).toEqual([]);
});

test('with a relay the check tells of the network', async ({ arrive }) => {
  test.skip(!hasTurnServer(), 'coturn is not installed here, so nothing was sent through a relay');
  const turn = await startTurnServer();
  const service = await startService(['--ice-server', turn.url, '--turn-secret', turn.secret]);
  try {
    const anna = await arrive('Anna', { origin: service.origin });
    const { page } = anna;
    await page.goto(service.origin);
    await page.getByRole('button', { name: 'New meeting' }).click();
    const region = page.getByRole('region', { name: 'Network check' });
    await region.getByRole('button', { name: 'Check the network' }).click();
    await expect(region).toContainText('Through the relay of the service', { timeout: RESULT_MS });
    await expect(region).toContainText(/packet(s)? .*on the way to the relay and back/);
    await expect(region).toContainText(/For 95 % of the time jitter was at most \d+ ms/);
    await expect(region).toContainText(/a packet took at most \d+ ms to the relay and back/);
    await expect(region).not.toContainText('a test picture was sent');
    expect(anna.unexpected()).toEqual([]);
  } finally {
    await service.stop();
    await turn.stop();
  }
});
