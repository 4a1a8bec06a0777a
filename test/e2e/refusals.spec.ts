import { launchBrowser } from './support/browser.ts';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture, expectSound } from './support/media.ts';
import { Person } from './support/person.ts';
import { startService } from './support/service.ts';

test('a full room says so and offers a way on', async ({ arrive }) => {
  const service = await startService(['--room-capacity', '2']);
  try {
    const anna = await arrive('Anna', { origin: service.origin });
    const bo = await arrive('Bo', { origin: service.origin });
    const chen = await arrive('Chen', { origin: service.origin });
    const address = await anna.startMeeting();
    await bo.joinMeeting(address);
    await chen.page.goto(address);
    await expect(chen.page.getByText(/full/i)).toBeVisible();
    await expect(anna.page.getByRole('region', { name: 'Chen' })).toHaveCount(0);

    await bo.leave();
    await chen.joinMeeting(address);
    await expectMovingPicture(chen.tileOf(anna), 320, 180);
  } finally {
    await service.stop();
  }
});

test('an unknown room and a mistyped link are told apart', async ({ arrive, service }) => {
  const anna = await arrive('Anna');
  await anna.page.goto(`${service.origin}/#/m/abc-defg-hjk`);
  await expect(anna.page.getByText(/no meeting|not found|does not exist/i).first()).toBeVisible();

  await anna.page.goto(service.origin);
  const field = anna.page.getByRole('textbox', { name: 'Meeting link or code' });
  await field.fill('see you at ten');
  await anna.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(field).toHaveValue('see you at ten');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('the service is not there: the sentence says it and the way back works', async ({
  arrive,
}) => {
  const service = await startService();
  const anna = await arrive('Anna', { origin: service.origin });
  await anna.page.goto(service.origin);
  await service.kill();
  await anna.page.getByRole('button', { name: 'New meeting' }).click();
  await expect(
    anna.page.getByText(/cannot be reached|could not be reached|unreachable/i).first(),
  ).toBeVisible();
  await service.restart();
  await anna.page.getByRole('button', { name: 'New meeting' }).click();
  await expect(anna.page.getByRole('button', { name: 'Join now' })).toBeVisible();
  await service.stop();
});

test('a refused camera: the call goes on without it and says how to fix it', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo', { permissions: ['microphone'] });
  const address = await anna.startMeeting();
  await bo.page.goto(address);
  await expect(
    bo.page
      .getByText(/camera/i)
      .filter({ hasText: /allow|permission|blocked/i })
      .first(),
  ).toBeVisible();
  await bo.enter();
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await expectSound(anna.page);
  await expect(anna.tileOf(bo).locator('video:visible')).toHaveCount(0);
});

test('everything refused: one can still see and hear', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo', { permissions: [] });
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await expectSound(bo.page);
});

test('a missing camera: the call goes on without it', async ({ service, arrive }) => {
  const browser = await launchBrowser({ cameras: 0 });
  try {
    const anna = await arrive('Anna');
    const bo = await Person.arrive(browser, { origin: service.origin, name: 'Bo' });
    const address = await anna.startMeeting();
    await bo.page.goto(address);
    await expect(bo.page.getByText(/no camera/i).first()).toBeVisible();
    await bo.enter();
    await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  } finally {
    await browser.close();
  }
});
