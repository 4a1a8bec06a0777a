import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import { complaintsOf, loudnessOf, probe } from './support/mediaFile.ts';
import { choose, markOf } from './support/recorded.ts';
import { withProfile } from './support/resident.ts';

/** Room that is left on the disk, bytes: for less than a second of a meeting. */
const LEFT = 64 * 1024;
const RECORDED_MS = 8_000;

test('a full disk ends a recording, which says so, and what was written plays', async ({
  arrive,
  service,
}) => {
  await withProfile({ name: 'Anna', origin: service.origin }, async (start) => {
    const { person: anna } = await start();
    const address = await anna.startMeeting();
    const bo = await arrive('Bo');
    await bo.joinMeeting(address);
    await expectMovingPicture(anna.tileOf(bo), 320, 180);
    await choose(anna, 'Record meeting');
    await expect(markOf(bo)).toHaveText('Recording: Anna');
    await pause(RECORDED_MS);
    const downloading = anna.page.waitForEvent('download');
    const browser = await anna.context.newCDPSession(anna.page);
    const { origin } = service;
    const { usage } = await browser.send('Storage.getUsageAndQuota', { origin });
    // It is on the disk as it grows.
    expect(usage).toBeGreaterThan(LEFT);
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + LEFT });

    await expect(anna.page.getByText(/stopped because there is no space left/)).toBeVisible();
    await expect(markOf(anna)).toHaveCount(0);
    await expect(markOf(bo)).toHaveCount(0);
    const path = await (await downloading).path();
    const { durationS, streams } = await probe(path);
    expect(streams.map(({ kind }) => kind)).toEqual(['video', 'audio']);
    // Without what was on its way: a fragment.
    expect(durationS).toBeGreaterThan(RECORDED_MS / 1000 - 4);
    expect(await complaintsOf(path)).toBe('');
    expect(await loudnessOf(path)).toBeGreaterThan(-30);
    // The meeting goes on.
    await expect(anna.tileOf(bo)).toBeVisible();
    await expect(anna.button('Mute')).toBeVisible();
  });
});
