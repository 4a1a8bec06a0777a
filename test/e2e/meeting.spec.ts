import { expect, test } from './support/fixtures.ts';
import { expectFramesToGoOn, expectMovingPicture, expectSound } from './support/media.ts';

test('two people meet: each sees the other move in HD and hears them', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  await bo.joinMeeting(address);

  await expectMovingPicture(bo.tileOf(anna), 1280, 720);
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  await expectSound(bo.page);
  await expectSound(anna.page);

  expect(anna.unexpected()).toEqual([]);
  expect(bo.unexpected()).toEqual([]);
});

test('the panel shows what the network really does, and no picture of a camera that is off', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  await anna.button('Quality').click();
  await bo.joinMeeting(address);
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);

  const panel = anna.page.getByRole('complementary', { name: 'Quality' });
  await expect(panel).toContainText(/1280\s*×\s*720/);
  await expect(panel).toContainText(/(2\d|3\d)\s*fps/);
  await expect(panel).toContainText(/\d+(\.\d+)?\s*ms/);
  await expect(panel).toContainText(/0(\.0+)?\s*%/);

  await bo.button('Stop video').click();
  const picture = panel.getByRole('row', { name: /Bo Receiving Picture/ });
  await expect(picture).toContainText('Off');
  await expect(picture).not.toContainText('720');
});

test('three people meet, one leaves, the others see it and go on', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const chen = await arrive('陈晨');
  const address = await anna.startMeeting();
  await bo.joinMeeting(address);
  await chen.joinMeeting(address);

  for (const [viewer, shown] of [
    [anna, bo],
    [anna, chen],
    [bo, anna],
    [bo, chen],
    [chen, anna],
    [chen, bo],
  ] as const) {
    await expectMovingPicture(viewer.tileOf(shown), 320, 180);
  }

  await bo.leave();
  await expect(anna.tileOf(bo)).toBeHidden();
  await expect(chen.tileOf(bo)).toBeHidden();
  await expect(anna.page.getByRole('status')).toContainText('Bo');
  await expectFramesToGoOn(anna.tileOf(chen));
  await expectFramesToGoOn(chen.tileOf(anna));
});

test('somebody who closes the window disappears from the others', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 320, 180);
  await bo.page.close();
  await expect(anna.tileOf(bo)).toBeHidden();
});

test('leaving and rejoining brings both back', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 320, 180);
  await bo.leave();
  await expect(anna.tileOf(bo)).toBeHidden();
  await bo.page.getByRole('button', { name: 'Rejoin' }).click();
  await expectMovingPicture(anna.tileOf(bo), 320, 180);
  await expectMovingPicture(bo.tileOf(anna), 320, 180);
});

test('camera and devices change while talking', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);

  await bo.button('Stop video').click();
  await expect(anna.tileOf(bo).locator('video:visible')).toHaveCount(0);
  const cameraTracks = () =>
    bo.page.evaluate(
      () =>
        [...document.querySelectorAll('video')].filter((video) =>
          video.srcObject instanceof MediaStream
            ? video.srcObject
                .getVideoTracks()
                .some((track) => track.readyState === 'live' && !track.muted)
            : false,
        ).length,
    );
  await expect.poll(cameraTracks).toBe(1); // only Anna's: the own camera is off, not black
  await bo.button('Start video').click();
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
});
