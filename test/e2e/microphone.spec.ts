import { expect, test } from './support/fixtures.ts';

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
