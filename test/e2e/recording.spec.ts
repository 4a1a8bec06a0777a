import type { Download } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import { complaintsOf, loudnessOf, motionIn, probe } from './support/mediaFile.ts';
import { choose, markOf, record } from './support/recorded.ts';
import { withProfile } from './support/resident.ts';

const RECORDED_MS = 10_000;
const NAME = /^Umeet [a-z-]{12} \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}\.mp4$/;

/** It begins after the mark is seen and ends with a press in a menu; seconds that this takes on a busy machine. */
const MENU_S = 2;

async function expectToPlay(download: Download, lastedS: number): Promise<string> {
  expect(download.suggestedFilename()).toMatch(NAME);
  const path = await download.path();
  const { durationS, streams } = await probe(path);
  expect(streams.map(({ kind }) => kind)).toEqual(['video', 'audio']);
  for (const length of [durationS, ...streams.map((one) => one.durationS)]) {
    expect(Math.abs(length - lastedS)).toBeLessThan(Math.max(lastedS * 0.1, MENU_S));
  }
  expect(await complaintsOf(path)).toBe('');
  return path;
}

test('the file of a recording has everybody’s picture and sound and plays to its end; everybody is told all the time', async ({
  arrive,
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await expectMovingPicture(anna.tileOf(bo), 640, 360);
  const { download, lastedS } = await record(anna, RECORDED_MS, async () => {
    await expect(
      bo.page.getByRole('status').getByText('Anna is recording the meeting'),
    ).toBeVisible();
    await expect(markOf(bo)).toHaveText('Recording: Anna');
    const chen = await arrive('陈晨');
    await chen.joinMeeting(address);
    await expect(markOf(chen)).toHaveText('Recording: Anna');
    await chen.leave();
  });
  await expect(bo.page.getByRole('status').getByText('Anna stopped recording')).toBeVisible();
  await expect(markOf(bo)).toHaveCount(0);
  await expect(markOf(anna)).toHaveCount(0);

  const path = await expectToPlay(download, lastedS);
  // Bo is on the left, Anna herself on the right.
  const halves = [0, 0.5].map((x) => ({ x, y: 0.25, width: 0.5, height: 0.5 }));
  for (const half of halves) {
    expect(await motionIn(path, half, [lastedS - 3, lastedS - 1.4])).toBeGreaterThan(0.005);
  }
  expect(await loudnessOf(path)).toBeGreaterThan(-30);
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});

test('who leaves while they record has the file, and the others see no mark any more', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await choose(bo, 'Record meeting');
  await expect(markOf(anna)).toHaveText('Recording: Bo');
  const startedMs = Date.now();
  await pause(3_000);
  const downloading = bo.page.waitForEvent('download');
  await bo.leave();
  const lastedS = (Date.now() - startedMs) / 1000;
  await expect(markOf(anna)).toHaveCount(0);
  const { durationS } = await probe(await (await downloading).path());
  expect(durationS).toBeGreaterThan(2.5);
  expect(durationS).toBeLessThan(lastedS + 2);
});

test('a host forbids recording: the one that runs ends and is kept, and there is no other', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await choose(bo, 'Record meeting');
  await expect(markOf(anna)).toHaveText('Recording: Bo');
  const downloading = bo.page.waitForEvent('download');
  await anna.openPanel('Participants');
  await anna.page.getByRole('switch', { name: 'Participants may record' }).click();
  await expect(bo.page.getByText(/Hosts do not allow recording any more/)).toBeVisible();
  expect(await complaintsOf(await (await downloading).path())).toBe('');
  await expect(markOf(anna)).toHaveCount(0);
  await bo.button('More').click();
  await expect(bo.page.getByRole('menuitem', { name: 'Record meeting' })).toBeDisabled();
});

test('what was recorded when the whole browser is killed is there afterwards, plays, and can be saved or deleted', async ({
  arrive,
  service,
}) => {
  await withProfile({ name: 'Anna', origin: service.origin }, async (start) => {
    const before = await start();
    const address = await before.person.startMeeting();
    const bo = await arrive('Bo');
    await bo.joinMeeting(address);
    await expectMovingPicture(before.person.tileOf(bo), 320, 180);
    await choose(before.person, 'Record meeting');
    await expect(markOf(bo)).toHaveText('Recording: Anna');
    await pause(RECORDED_MS);
    await before.kill();
    // The seat is kept for a while: she may come back, and records no more then.
    await expect(markOf(bo)).toHaveCount(0);

    const { person } = await start();
    await person.page.goto(service.origin);
    const offer = person.page.getByRole('status').filter({ hasText: /was cut off/ });
    await expect(offer).toContainText('Umeet ');
    const downloading = person.page.waitForEvent('download');
    await offer.getByRole('button', { name: 'Save', exact: true }).click();
    const path = await (await downloading).path();
    const { durationS, streams } = await probe(path);
    // A crash costs what was not on the disk yet: a fragment, and what was on its way.
    expect(durationS).toBeGreaterThan(RECORDED_MS / 1000 - 4);
    expect(streams.map(({ kind }) => kind)).toEqual(['video', 'audio']);
    expect(await complaintsOf(path)).toBe('');
    expect(await loudnessOf(path)).toBeGreaterThan(-30);

    const copy = person.page.getByRole('status').filter({ hasText: /keeps a copy/ });
    await copy.getByRole('button', { name: 'Delete' }).click();
    await person.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(copy).toHaveCount(0);
    await person.page.reload();
    await expect(person.page.getByRole('button', { name: 'New meeting' })).toBeVisible();
    await expect(copy).toHaveCount(0);
  });
});
