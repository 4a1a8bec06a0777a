import { writeFile } from 'node:fs/promises';
import { launchBrowser } from './support/browser.ts';
import { expect, test } from './support/fixtures.ts';
import { Person } from './support/person.ts';
import { keepConnections } from './support/sentPicture.ts';
import { receivedSound, stereoWav, tonesIn } from './support/stereo.ts';

const LEFT_HZ = 600;
const RIGHT_HZ = 1_500;
/** One side is heard on the other by less than this part of it, in dB; a mono sound has 0. */
const APART_DB = 20;

/** How much louder each side's own tone is than the other one's, in dB: `[left, right]`. */
async function apartIn(person: Person): Promise<[number, number]> {
  const [left, right] = await tonesIn(person.page, [LEFT_HZ, RIGHT_HZ]);
  return [left![0]! - left![1]!, right![1]! - right![0]!];
}

const isStereo = async (person: Person) => Math.min(...(await apartIn(person))) > APART_DB;
const isMono = async (person: Person) =>
  Math.max(...(await apartIn(person)).map((apart) => Math.abs(apart))) < 6;

/** Kilobits of sound a second that arrive within some seconds. */
async function rateAt(person: Person, seconds = 4): Promise<number> {
  const before = await receivedSound(person.page);
  await expect
    .poll(async () => (await receivedSound(person.page)).atMs - before.atMs)
    .toBeGreaterThan(seconds * 1_000);
  const after = await receivedSound(person.page);
  return ((after.bytes - before.bytes) * 8) / (after.atMs - before.atMs);
}

// Whoever has the smaller member id makes the offers, so it is a matter of chance which end asks: both are tried by the
// two people, each of whom switches.
test('original sound arrives in stereo and at a higher rate, and a voice costs what it did', async ({
  service,
}, info) => {
  const file = info.outputPath('stereo.wav');
  await writeFile(file, stereoWav(LEFT_HZ, RIGHT_HZ));
  const browser = await launchBrowser({}, { args: [`--use-file-for-fake-audio-capture=${file}`] });
  const arrive = (name: string) =>
    Person.arrive(browser, { origin: service.origin, name, prepare: keepConnections });
  try {
    const anna = await arrive('Anna');
    const bo = await arrive('Bo');
    await bo.joinMeeting(await anna.startMeeting());
    for (const [from, to] of [
      [anna, bo],
      [bo, anna],
    ] as const) {
      // Echo cancellation and noise suppression take tones away: without them it is the same sound that is compared.
      const item = (name: string) => from.page.getByRole('menuitemcheckbox', { name });
      await from.button('Choose microphone').click();
      for (const name of ['Echo cancellation', 'Noise suppression', 'Automatic gain'])
        await item(name).click();
      await expect.poll(() => isMono(to)).toBe(true);
      const voice = await rateAt(to);
      expect(voice).toBeLessThan(40);
      const before = await receivedSound(to.page);

      await item('Original sound').click();
      await expect.poll(() => isStereo(to)).toBe(true);
      const music = await rateAt(to);
      expect(music).toBeGreaterThan(110);

      await item('Original sound').click();
      await expect.poll(() => isMono(to)).toBe(true);
      expect(await rateAt(to)).toBeLessThan(40);
      await from.page.keyboard.press('Escape');
      const after = await receivedSound(to.page);
      expect(after.packetsLost).toBe(before.packetsLost);
      info.annotations.push({
        type: `${from.name}, kbit/s`,
        description: `voice ${voice.toFixed(1)}, original ${music.toFixed(1)}, concealed samples in all of it ${after.concealedSamples - before.concealedSamples}`,
      });
    }
    expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
  } finally {
    await browser.close();
  }
});
