import type { Page } from '@playwright/test';
import { appInvitation } from '../../domain/meeting/invitation.ts';
import { expectMovingPicture, expectSound, pictureOf } from '../e2e/support/media.ts';
import { expect, test } from '../electron/fixtures.ts';
import { enter, home, startMeeting } from './support/meeting.ts';

// Two installed programs on one computer. The first one's own service holds the room, under a certificate that
// nobody vouches for but the invitation.

/** Any free port; all addresses, because only there the service speaks TLS. */
const OWN_SERVICE = { UMEET_PORT: '0', UMEET_HOST: '0.0.0.0' };

/** Starts a meeting; the `umeet://` link to it. */
async function startHosted(page: Page): Promise<string> {
  const invitation = await startMeeting(page);
  expect(invitation.fingerprint).toMatch(/^sha256\//);
  expect(invitation.origin).toMatch(/^https:/);
  return appInvitation(invitation);
}

const tileOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a link opens the program, which pins the certificate, both see and hear each other, and a screen is shown', async ({
  launch,
}) => {
  const host = await launch({ env: OWN_SERVICE });
  const anna = await host.firstWindow();
  const link = await startHosted(anna);

  const guest = await launch({ args: [link] });
  const bo = await guest.firstWindow();
  await enter(bo, 'Bo');
  await expectMovingPicture(tileOf(bo, 'Anna'), 1280, 720);
  await expectMovingPicture(tileOf(anna, 'Bo'), 1280, 720);
  await expectSound(bo);

  await bo.getByRole('button', { name: 'Share screen' }).click();
  const picker = bo.getByRole('dialog', { name: 'Choose what to share' });
  await picker.getByRole('radio', { name: 'Entire screen' }).check();
  await picker.getByRole('button', { name: 'Share', exact: true }).click();
  await expect
    .poll(async () => (await pictureOf(tileOf(anna, 'Bo’s screen'))).frames)
    .toBeGreaterThan(3);
  await bo.getByRole('button', { name: 'Stop sharing' }).first().click();
  await expect(tileOf(anna, 'Bo’s screen')).toHaveCount(0);
});

test('the meeting goes into the one small window that stays on top, and is left from there', async ({
  launch,
}) => {
  const app = await launch({ env: OWN_SERVICE });
  const page = await app.firstWindow();
  await startMeeting(page);
  const open = async () => {
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Picture in picture' }).click();
    return opening;
  };
  const picture = await open();
  await expectMovingPicture(tileOf(picture, 'Anna (You)'), 640, 360);
  const onTop = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter((window) => window.isAlwaysOnTop()).length,
    );
  expect(await onTop()).toBe(1);
  await picture.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Unmute', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Back from picture in picture' }).first().click();
  await expect.poll(onTop).toBe(0);

  // It may come again, and goes with the meeting.
  const again = await open();
  await again.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(home(page)).toBeVisible();
  await expect.poll(onTop).toBe(0);
});

test('a link that names another certificate is refused and says why, the right one is then taken', async ({
  launch,
}) => {
  const host = await launch({ env: OWN_SERVICE });
  const link = await startHosted(await host.firstWindow());
  const forged = link.replace(/sha256\/.{43}/, `sha256/${'A'.repeat(43)}`);
  expect(forged).not.toBe(link);

  const stranger = await launch({ args: [forged] });
  const eve = await stranger.firstWindow();
  await expect(eve.getByText(/not the one the invitation names/i)).toBeVisible({ timeout: 20_000 });
  await expect(eve.getByRole('button', { name: 'Join now' })).toHaveCount(0);

  const again = await launch({ userData: stranger.userData, args: [link], waitReady: false });
  await again.exited;
  await expect(eve.getByRole('button', { name: 'Join now' })).toBeVisible();
});
