import { setTimeout as pause } from 'node:timers/promises';
import { layoutSpeaker } from '../../domain/meeting/stageLayout.ts';
import { PICTURE } from '../../renderer/recording/messages.ts';
import { colourIn } from './support/mediaFile.ts';
import type { Person } from './support/person.ts';
import { markOf, record } from './support/recorded.ts';
import { BLUE, expect, openShown, RED, screenOf, test } from './support/shownTab.ts';

/** What is shown is seen this long in a recording. */
const SHOWN_MS = 4_000;
/** Its place in a picture with two faces beside it. */
const { main } = layoutSpeaker(2, { ...PICTURE, gap: 8 });

/** Colours of the file where the left and the right half of the shown tab stand at a second of it. */
async function coloursIn(path: string, atS: number): Promise<number[][]> {
  const y = (main.y + main.height / 2) / PICTURE.height;
  const points = [0.25, 0.75].map((share) => ({
    x: (main.x + main.width * share) / PICTURE.width,
    y,
  }));
  return Promise.all(points.map((point) => colourIn(path, point, atS)));
}

/** As near as two codecs, one after the other, keep colours. */
const SHOWN = [RED, BLUE].map((colour) => colour.map((wanted) => expect.closeTo(wanted, -1.8)));

/** Waits until the screen is on the viewer's stage, so that it is in the recording, and leaves it there for a while. */
async function seeScreen(viewer: Person, sharer: Person): Promise<void> {
  await expect(screenOf(viewer, sharer).locator('video')).toBeVisible();
  await pause(SHOWN_MS);
}

test('a recording has the screen that is shown, in its colours, from when it is shown', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await openShown(bo);
  await bo.page.bringToFront();
  const { download, lastedS } = await record(anna, SHOWN_MS, async () => {
    await pause(SHOWN_MS / 2);
    await bo.button('Share screen').click();
    await seeScreen(anna, bo);
  });
  const path = await download.path();
  expect(await coloursIn(path, 1)).not.toEqual(SHOWN);
  for (const backS of [2.5, 2, 1.5]) expect(await coloursIn(path, lastedS - backS)).toEqual(SHOWN);

  // Whoever shows it sees no tile of it, and has it in their recording all the same.
  await expect(markOf(bo)).toHaveCount(0);
  const own = await record(bo, SHOWN_MS, () => seeScreen(anna, bo));
  expect(await coloursIn(await own.download.path(), own.lastedS - 1.5)).toEqual(SHOWN);
});
