import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture, expectSound, pictureOf } from './support/media.ts';
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
  await expectSound(bo.page);
  expect(await processing(anna)).toEqual([ALL_ON]);

  const item = (name: string) => anna.page.getByRole('menuitemcheckbox', { name });
  await anna.button('Choose microphone').click();
  await item('Noise suppression').click();
  await expect.poll(() => processing(anna)).toEqual([{ ...ALL_ON, noiseSuppression: false }]);
  await item('Original sound').click();
  await expect.poll(() => processing(anna)).toEqual([ALL_OFF]);
  await expect(item('Echo cancellation')).toBeDisabled();
  await anna.page.keyboard.press('Escape');
  await expectSound(bo.page);

  await anna.page.reload();
  await expect(anna.controls()).toBeVisible();
  await expect.poll(() => processing(anna)).toEqual([ALL_OFF]);
  await anna.button('Choose microphone').click();
  await expect(item('Original sound')).toBeChecked();
  await item('Original sound').click();
  await expect.poll(() => processing(anna)).toEqual([{ ...ALL_ON, noiseSuppression: false }]);
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});

/** Gives the page a second camera and microphone, of its own making, that a test plugs in and pulls out. */
async function plugByHand(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    let isPlugged = false;
    const lent: MediaStreamTrack[] = [];
    const described = (kind: MediaDeviceKind, deviceId: string, label: string) =>
      ({ kind, deviceId, label, groupId: 'usb', toJSON: () => ({}) }) as MediaDeviceInfo;
    mediaDevices.enumerateDevices = async () => {
      const own = [
        described('videoinput', 'usb-camera', 'USB camera'),
        described('audioinput', 'usb-microphone', 'USB microphone'),
      ];
      return [...(isPlugged ? own : []), ...(await list())];
    };
    const withId = (track: MediaStreamTrack, deviceId: string) => {
      const { getSettings } = track;
      track.getSettings = () => ({ ...getSettings.call(track), deviceId });
      lent.push(track);
      return new MediaStream([track]);
    };
    const wants = (wish: MediaStreamConstraints[keyof MediaStreamConstraints], id: string) =>
      JSON.stringify(wish ?? '').includes(id);
    mediaDevices.getUserMedia = async (wanted) => {
      const isCamera = wants(wanted?.video, 'usb-camera');
      if (!isCamera && !wants(wanted?.audio, 'usb-microphone')) return open(wanted);
      if (!isPlugged) throw new DOMException('pulled out', 'NotFoundError');
      if (isCamera) {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [640, 480];
        const pen = canvas.getContext('2d');
        let step = 0;
        setInterval(() => {
          if (!pen) return;
          pen.fillStyle = `hsl(120 100% ${25 + ((step += 7) % 50)}%)`;
          pen.fillRect(0, 0, 640, 480);
        }, 50);
        return withId(canvas.captureStream(20).getVideoTracks()[0]!, 'usb-camera');
      }
      const sound = new AudioContext();
      const out = sound.createMediaStreamDestination();
      const voice = new OscillatorNode(sound, { frequency: 300 });
      voice.connect(new GainNode(sound, { gain: 0.3 })).connect(out);
      voice.start();
      return withId(out.stream.getAudioTracks()[0]!, 'usb-microphone');
    };
    addEventListener('plug', (event) => {
      isPlugged = (event as CustomEvent<boolean>).detail;
      for (const track of isPlugged ? [] : lent.splice(0)) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      mediaDevices.dispatchEvent(new Event('devicechange'));
    });
  });
}

const plug = (person: Person, isIn: boolean) =>
  person.page.evaluate((on) => dispatchEvent(new CustomEvent('plug', { detail: on })), isIn);

test('a camera and a microphone come and go while talking: the other side goes on seeing and hearing', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', { prepare: plugByHand });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await bo.button('Mute').click();
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);

  await plug(anna, true);
  for (const [menu, device] of [
    ['Choose camera', 'USB camera'],
    ['Choose microphone', 'USB microphone'],
  ] as const) {
    await anna.button(menu).click();
    await anna.page.getByRole('menuitemradio', { name: device }).click();
    await anna.page.keyboard.press('Escape');
  }
  await expect.poll(async () => (await pictureOf(bo.tileOf(anna))).height).toBe(480);
  await expectSound(bo.page);

  await plug(anna, false);
  await expect(anna.page.getByText('A device was disconnected. Now using')).not.toHaveCount(0);
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await expectSound(bo.page);
  await expect(anna.button('Mute')).toBeVisible();
  await expect(anna.button('Stop video')).toBeVisible();

  // It was chosen, so it is taken again when it is back.
  await plug(anna, true);
  await expect.poll(async () => (await pictureOf(bo.tileOf(anna))).height).toBe(480);
  await expectSound(bo.page);
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});
