import { sendMediaThrough } from '../network/throughRelay.ts';
import { createUdpRelay } from '../network/udpRelay.ts';
import { expect, test } from './support/fixtures.ts';
import {
  expectFramesToGoOn,
  expectMovingPicture,
  expectSound,
  pictureOf,
  soundIn,
} from './support/media.ts';
import type { Person } from './support/person.ts';
import { startService } from './support/service.ts';

/** What the listener hears is digital silence for a second and a half, so whoever else is there is muted. */
async function expectSilence(listener: Person): Promise<void> {
  expect(await soundIn(listener.page)).toBeLessThan(0.0005);
}

test('reload rejoins by itself, muted as before', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  await bo.button('Mute').click();
  await expect(bo.button('Unmute')).toHaveAttribute('aria-pressed', 'true');

  await bo.page.reload();
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  await expect(bo.button('Unmute')).toBeVisible();
  await expectSilence(anna);
  await expect(anna.page.getByRole('region', { name: 'Bo', exact: true })).toHaveCount(1);
});

test('the service dies and comes back: media goes on, signalling returns, mutes stay', async ({
  arrive,
}) => {
  const service = await startService();
  try {
    const anna = await arrive('Anna', { origin: service.origin });
    const bo = await arrive('Bo', { origin: service.origin });
    const address = await anna.startMeeting();
    await bo.joinMeeting(address);
    await expectMovingPicture(anna.tileOf(bo), 1280, 720);
    await bo.button('Mute').click();

    await service.kill();
    await expect(anna.page.getByRole('alert')).toContainText(
      'connection to the meeting service was lost',
    );
    await expectFramesToGoOn(anna.tileOf(bo));
    await expectFramesToGoOn(bo.tileOf(anna));

    await service.restart();
    await expect(anna.page.getByText('Reconnecting')).toHaveCount(0);
    await expectFramesToGoOn(anna.tileOf(bo));
    await expect(bo.button('Unmute')).toBeVisible();
    await expectSilence(anna);

    // Signalling is really back: somebody new meets both, and a mute is seen by the other side.
    const chen = await arrive('Chen', { origin: service.origin });
    await chen.joinMeeting(address);
    await expectMovingPicture(chen.tileOf(anna), 320, 180);
    await expectMovingPicture(bo.tileOf(chen), 320, 180);
    await expect(chen.tileOf(bo)).toContainText('Muted');
    await bo.button('Unmute').click();
    await expect(chen.tileOf(bo)).not.toContainText('Muted');
  } finally {
    await service.stop();
  }
});

for (const [what, cutMs, keepsPicture] of [
  ['a short cut, mended by an ICE restart or by itself', 6_000, true],
  ['a long cut, after which the peers are replaced', 26_000, false],
] as const) {
  test(`a network path is cut and restored: ${what}`, async ({ arrive }) => {
    const relay = createUdpRelay();
    const prepare = {
      prepare: (context: Parameters<typeof sendMediaThrough>[1]) =>
        sendMediaThrough(relay, context),
    };
    const anna = await arrive('Anna', prepare);
    const bo = await arrive('Bo', prepare);
    await bo.joinMeeting(await anna.startMeeting());
    await expectMovingPicture(anna.tileOf(bo), 1280, 720);
    expect(relay.passed()).toBeGreaterThan(100);
    await bo.button('Mute').click();

    relay.impairment.cut = true;
    const before = await pictureOf(anna.tileOf(bo));
    await expect(anna.tileOf(bo)).toContainText('Reconnecting');
    // The length of the outage is what is tested, so this wait is the condition itself.
    await anna.page.waitForTimeout(cutMs);
    const during = await pictureOf(anna.tileOf(bo));
    expect(during.frames - before.frames).toBeLessThan(60);
    // The picture stands still, or initials stand for it. The last picture of a closed connection is black.
    expect(during.width > 0).toBe(keepsPicture);
    await expect(anna.tileOf(bo).getByText('B', { exact: true })).toBeVisible({
      visible: !keepsPicture,
    });

    relay.impairment.cut = false;
    await expectFramesToGoOn(anna.tileOf(bo));
    await expectFramesToGoOn(bo.tileOf(anna));
    await expect(anna.tileOf(bo)).not.toContainText('Reconnecting');
    await expect(bo.button('Unmute')).toBeVisible();
    await expectSilence(anna);
    await bo.button('Unmute').click();
    await expectSound(anna.page);
    await relay.close();
  });
}
