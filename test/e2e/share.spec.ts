import type { Page } from '@playwright/test';
import { soundIn } from './support/media.ts';
import { expect, expectShown, openShown, screenOf, test } from './support/shownTab.ts';

// What is shown is a tab of known colours and a known tone; what the others see of it is read from their pixels.

/** Lets the tab be heard. */
async function sound(shown: Page): Promise<void> {
  await shown.mouse.click(10, 10);
  await shown.evaluate(async () => {
    const audio = new AudioContext();
    await audio.resume();
    const tone = audio.createOscillator();
    tone.connect(audio.destination);
    tone.start();
  });
}

test('a shared tab reaches the other side in its colours and with its sound, from both at once, until it is closed', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await anna.button('Mute').click();
  await bo.button('Mute').click();
  const shown = await openShown(bo);
  await sound(shown);
  await bo.page.bringToFront();
  // Of those there are now; the lines are agreed on anew for the first screen only.
  await bo.page.keyboard.press('s');
  await expectShown(screenOf(anna, bo));
  await expect.poll(() => soundIn(anna.page), { timeout: 20_000 }).toBeGreaterThan(0.01);
  await expect(bo.page.getByText('The others see your screen')).toBeVisible();
  const box = await screenOf(anna, bo).boundingBox();
  const small = await anna.tileOf(bo).boundingBox();
  expect(box?.width).toBeGreaterThan(2 * (small?.width ?? Number.POSITIVE_INFINITY));

  await anna.page.bringToFront();
  await anna.button('Share screen').click();
  await expectShown(screenOf(bo, anna));
  await expectShown(screenOf(anna, bo));

  await shown.close();
  for (const [viewer, sharer] of [
    [anna, bo],
    [bo, anna],
  ] as const) {
    await expect(screenOf(viewer, sharer)).toHaveCount(0);
    await expect(viewer.button('Share screen')).toHaveAttribute('aria-pressed', 'false');
  }
  expect([...anna.unexpected(), ...bo.unexpected()]).toEqual([]);
});

test('a host ends a share and keeps sharing to hosts; who comes later sees what is shown', async ({
  arrive,
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await openShown(bo);
  await bo.page.bringToFront();
  await bo.button('Share screen').click();
  const chen = await arrive('陈晨');
  await chen.joinMeeting(address);
  await expectShown(screenOf(chen, bo));

  await anna.openPanel('Participants');
  await anna.page.getByRole('button', { name: 'Actions for Bo' }).click();
  await anna.page.getByRole('menuitem', { name: 'Stop sharing' }).click();
  await expect(screenOf(chen, bo)).toHaveCount(0);
  await expect(bo.page.getByText('A host has ended your screen share')).toBeVisible();

  await bo.button('Share screen').click();
  await expectShown(screenOf(chen, bo));
  await anna.page.getByRole('switch', { name: 'Participants may share their screen' }).click();
  await expect(screenOf(chen, bo)).toHaveCount(0);
  await expect(bo.button('Share screen')).toBeDisabled();
});
