import type { Page } from '@playwright/test';
import type { Bridge } from '../../preload/contract.ts';
import { expect, test } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { home } from './support/meeting.ts';

// What of the computer is shared: the page asks as its button will, and the person chooses in the real picker.

/** What came of a request for a screen. */
type Shared = { readonly surface: string; readonly sound: number } | 'refused';

type Asking = globalThis.Window & { readonly umeet: Bridge; shared: Promise<Shared> };
declare const window: Asking;

const picker = (page: Page) => page.getByRole('dialog', { name: 'Choose what to share' });

/** The page asks for a screen, as the button for it will. */
const askForScreen = (page: Page, audio = false) =>
  page.evaluate((withAudio) => {
    const asked = navigator.mediaDevices.getDisplayMedia({ video: true, audio: withAudio });
    window.shared = asked.then(
      (stream) => {
        const [track] = stream.getVideoTracks();
        const sound = stream.getAudioTracks().length;
        for (const one of stream.getTracks()) one.stop();
        return { surface: track?.getSettings().displaySurface ?? '', sound };
      },
      () => 'refused' as const,
    );
  }, audio);
const shared = (page: Page) => page.evaluate(() => window.shared);

/** Counts from now on how often the sources are listed. */
async function countLooks(app: TestApp): Promise<() => Promise<number>> {
  await app.evaluate(({ desktopCapturer }) => {
    const list = desktopCapturer.getSources;
    const count = { looks: 0 };
    Object.assign(globalThis, { screenCount: count });
    desktopCapturer.getSources = (options) => {
      count.looks += 1;
      return list(options);
    };
  });
  type Counting = { screenCount: { looks: number } };
  return () => app.evaluate(() => (globalThis as unknown as Counting).screenCount.looks);
}

test('what is shared is chosen among live pictures, or nothing is @host', async ({ borrow }) => {
  const { app, page } = await borrow();
  await home(page).waitFor();
  const looks = await countLooks(app);
  await askForScreen(page);
  await expect.poll(looks, { intervals: [100] }).toBeGreaterThan(2);
  const share = picker(page).getByRole('button', { name: 'Share' });
  await expect(share).toHaveAttribute('aria-disabled', 'true');
  await expect(picker(page).getByRole('checkbox')).toHaveCount(0);
  await picker(page).getByRole('radio', { name: 'Entire screen' }).check();
  await share.click();
  expect(await shared(page)).toEqual({ surface: 'monitor', sound: 0 });
  await expect(picker(page)).toHaveCount(0);

  await askForScreen(page);
  await picker(page).getByRole('tab', { name: 'Windows' }).click();
  await picker(page).getByRole('radio').first().dblclick();
  expect(await shared(page)).toMatchObject({ surface: 'window' });

  await askForScreen(page);
  await picker(page).getByRole('button', { name: 'Cancel' }).click();
  expect(await shared(page)).toBe('refused');
  // The one that was cancelled fades out, and would be taken for the next one.
  await expect(picker(page)).toHaveCount(0);

  await home(page).focus();
  await askForScreen(page);
  await expect(picker(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  expect(await shared(page)).toBe('refused');
  await expect(home(page)).toBeFocused();
});

test('one request at a time, by its own answer alone, and none after a reload @host', async ({
  borrow,
}) => {
  const { page } = await borrow();
  await home(page).waitFor();
  await askForScreen(page);
  await expect(picker(page)).toBeVisible();
  await askForScreen(page);
  expect(await shared(page)).toBe('refused');
  await expect(picker(page)).toBeVisible();

  const strange = await page.evaluate(() => {
    const request = '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11';
    const choice = { id: 'screen:0:0', audio: false };
    return window.umeet.call('screen:answer', { request, choice });
  });
  expect(strange).toMatchObject({ ok: false, fault: { code: 'not-found' } });

  await page.reload();
  await home(page).waitFor();
  await expect(picker(page)).toHaveCount(0);
  await askForScreen(page);
  await picker(page).getByRole('radio', { name: 'Entire screen' }).check();
  await picker(page).getByRole('button', { name: 'Share' }).click();
  expect(await shared(page)).toMatchObject({ surface: 'monitor' });
});

test('the sound of the computer goes along on Windows when it is wished @host', async ({
  borrow,
}) => {
  const { page } = await borrow({ platform: 'win32' });
  await home(page).waitFor();
  await askForScreen(page, true);
  await picker(page).getByRole('radio', { name: 'Entire screen' }).check();
  await picker(page).getByRole('checkbox', { name: 'Share the sound' }).check();
  await picker(page).getByRole('button', { name: 'Share' }).click();
  expect(await shared(page)).toEqual({ surface: 'monitor', sound: 1 });
});

test('a Mac that hides the screen is explained in the picker @host', async ({ borrow }) => {
  const { app, page } = await borrow({ platform: 'darwin' });
  await home(page).waitFor();
  await app.evaluate(({ systemPreferences }) => {
    systemPreferences.getMediaAccessStatus = (kind) => (kind === 'screen' ? 'denied' : 'granted');
  });
  await askForScreen(page);
  await expect(picker(page).getByRole('alert')).toContainText('record the screen');
  await expect(picker(page).getByRole('button', { name: 'Open system settings' })).toBeVisible();
  await picker(page).getByRole('button', { name: 'Cancel' }).click();
  expect(await shared(page)).toBe('refused');
});
