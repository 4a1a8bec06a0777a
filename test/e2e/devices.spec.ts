import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { AUDIBLE, soundIn } from './support/media.ts';
import type { Person } from './support/person.ts';

/** Keeps every microphone track that the page opens where a test can look at it. */
async function keepMicrophones(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { microphones: tracks });
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tracks.push(...stream.getAudioTracks());
      return stream;
    };
  });
}

/** What the browser says is done to the sound of the microphones that are open. */
const processing = (person: Person) =>
  person.page.evaluate(() =>
    (window as unknown as { microphones: MediaStreamTrack[] }).microphones
      .filter(({ readyState }) => readyState === 'live')
      .map((track) => {
        const { echoCancellation, noiseSuppression, autoGainControl } = track.getSettings();
        return { echoCancellation, noiseSuppression, autoGainControl };
      }),
  );

const ALL_ON = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const ALL_OFF = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

test('original sound is switched on while talking, is heard, and is remembered', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', { prepare: keepMicrophones });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await bo.button('Mute').click();
  await expect.poll(() => soundIn(bo.page)).toBeGreaterThan(AUDIBLE);
  expect(await processing(anna)).toEqual([ALL_ON]);

  const item = (name: string) => anna.page.getByRole('menuitemcheckbox', { name });
  await anna.button('Choose microphone').click();
  await item('Noise suppression').click();
  await expect.poll(() => processing(anna)).toEqual([{ ...ALL_ON, noiseSuppression: false }]);
  await item('Original sound').click();
  await expect.poll(() => processing(anna)).toEqual([ALL_OFF]);
  await expect(item('Echo cancellation')).toBeDisabled();
  await anna.page.keyboard.press('Escape');
  await expect.poll(() => soundIn(bo.page)).toBeGreaterThan(AUDIBLE);

  await anna.page.reload();
  await expect(anna.controls()).toBeVisible();
  await expect.poll(() => processing(anna)).toEqual([ALL_OFF]);
  await anna.button('Choose microphone').click();
  await expect(item('Original sound')).toBeChecked();
  await item('Original sound').click();
  await expect.poll(() => processing(anna)).toEqual([{ ...ALL_ON, noiseSuppression: false }]);
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});
