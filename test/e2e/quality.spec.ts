import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import type { Person } from './support/person.ts';

/** What is used of a sample in a file of evidence. */
interface Sample {
  readonly at: string;
  readonly direction: 'receiving' | 'sending';
  readonly kind: 'audio' | 'video';
  readonly isOn: boolean;
  readonly packetsExpected: number;
  readonly outageMs: number;
  readonly jitterMs: number | null;
  readonly roundTripMs: number | null;
  readonly height: number | null;
  readonly sourceHeight: number | null;
  readonly frames: number | null;
  readonly codec: string | null;
  readonly path: string | null;
  readonly limitation: string | null;
}

/** Everything that was measured so far, by the file that the open panel saves. */
async function samplesOf({ page }: Person): Promise<readonly Sample[]> {
  const saving = page.waitForEvent('download');
  const panel = page.getByRole('complementary', { name: 'Quality' });
  await panel.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  return (JSON.parse(text) as { samples: Sample[] }).samples;
}

/** Reading costs the page more than measuring does. */
const SELDOM = { intervals: [2_000] };

test('each end sees what it receives and what arrives of what it sends; muted is off, and no outage', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  for (const person of [anna, bo]) await person.button('Quality').click();

  for (const person of [anna, bo]) {
    // A picture each way, of a source whose size its sender has told.
    await expect
      .poll(async () => {
        const samples = await samplesOf(person);
        const isSeen = (direction: Sample['direction']) =>
          samples.some((sample) => sample.direction === direction && sample.height === 720);
        return isSeen('receiving') && isSeen('sending');
      }, SELDOM)
      .toBe(true);
    const samples = await samplesOf(person);
    const names = new Set(samples.map(({ direction, kind }) => `${direction} ${kind}`));
    expect([...names].toSorted()).toEqual([
      'receiving audio',
      'receiving video',
      'sending audio',
      'sending video',
    ]);
    for (const sample of samples.filter(({ packetsExpected }) => packetsExpected > 0)) {
      expect(sample.codec).toBe(sample.kind === 'audio' ? 'opus' : 'H264');
      expect(sample.path).toBe('host/host udp');
      expect(sample.jitterMs).toBeGreaterThanOrEqual(0);
    }
    const pictures = samples.filter(({ height }) => height !== null);
    expect(pictures.at(-1)).toMatchObject({ isOn: true, sourceHeight: 720 });
    const answered = samples.filter(({ roundTripMs }) => roundTripMs !== null);
    expect(answered.map(({ direction }) => direction)).toContain('receiving');
  }

  await bo.button('Mute').click();
  await bo.button('Stop video').click();
  // Long enough for silence to be taken for an outage, if it were.
  await anna.page.waitForTimeout(5_000);
  for (const [person, direction] of [
    [anna, 'receiving'],
    [bo, 'sending'],
  ] as const) {
    const samples = (await samplesOf(person)).filter((sample) => sample.direction === direction);
    const off = samples.filter(({ isOn }) => !isOn);
    expect(new Set(off.map(({ kind }) => kind)).size).toBe(2);
    expect(off.filter(({ outageMs, frames }) => outageMs > 0 || (frames ?? 0) > 40)).toEqual([]);
  }

  await bo.leave();
  await expect(anna.tileOf(bo)).toBeHidden();
  const before = (await samplesOf(anna)).length;
  await anna.page.waitForTimeout(2_500);
  expect((await samplesOf(anna)).length).toBe(before);
  for (const person of [anna, bo]) expect(person.unexpected()).toEqual([]);
});
