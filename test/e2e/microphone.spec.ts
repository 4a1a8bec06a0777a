import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectSound, soundIn } from './support/media.ts';
import type { Person } from './support/person.ts';

test('a microphone that gives digital silence is told of, one that is heard is not', async ({
  arrive,
}) => {
  // A headset whose own switch is off: everything works, and every sample is zero.
  const anna = await arrive('Anna', {
    prepare: async (context) => {
      await context.addInitScript(() => {
        const { mediaDevices } = navigator;
        const open = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (wanted) => {
          const stream = await open(wanted);
          for (const track of stream.getAudioTracks()) {
            const sound = new AudioContext();
            const silence = sound.createMediaStreamDestination();
            const nothing = new ConstantSourceNode(sound, { offset: 0 });
            nothing.connect(silence);
            nothing.start();
            stream.removeTrack(track);
            track.stop();
            for (const silent of silence.stream.getAudioTracks()) stream.addTrack(silent);
          }
          return stream;
        };
      });
    },
  });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  const words = /microphone gives no sound at all/;
  await expect(anna.page.getByText(words)).toBeVisible({ timeout: 25_000 });
  expect(await bo.page.getByText(words).count()).toBe(0);
});

/** The page's microphone gives a steady tone while `window.talks` says so, as speech would. */
async function talkByHand(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      if (!wanted?.audio) return open(wanted);
      const sound = new AudioContext();
      const mouth = sound.createGain();
      const voice = sound.createOscillator();
      const out = sound.createMediaStreamDestination();
      mouth.gain.value = 0;
      voice.connect(mouth).connect(out);
      voice.start();
      addEventListener('talk', (event) => {
        void sound.resume();
        mouth.gain.value = (event as CustomEvent<boolean>).detail ? 0.3 : 0;
      });
      return out.stream;
    };
  });
}

const talk = (person: Person, isOn: boolean) =>
  person.page.evaluate((on) => dispatchEvent(new CustomEvent('talk', { detail: on })), isOn);

test('who is muted and speaks is told so, once, and is heard by nobody until they unmute', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', { prepare: talkByHand });
  const bo = await arrive('Bo', { prepare: talkByHand });
  await bo.joinMeeting(await anna.startMeeting());
  await talk(anna, true);
  await expectSound(bo.page);
  const hint = anna.page.getByText('You are muted. Press M to unmute.');
  expect(await hint.count()).toBe(0);

  await anna.button('Mute').click();
  await expect(hint).toBeVisible();
  expect(await soundIn(bo.page)).toBeLessThan(0.0005);
  await anna.page.getByRole('alert').getByRole('button', { name: 'Unmute' }).click();
  await expect(hint).toHaveCount(0);
  await expectSound(bo.page);

  // Again at once: they know by now. And who is muted and silent is not told at all.
  await anna.button('Mute').click();
  await bo.button('Mute').click();
  expect(await soundIn(bo.page)).toBeLessThan(0.0005);
  expect(await hint.count()).toBe(0);
  expect(await bo.page.getByText('You are muted').count()).toBe(0);
});
