import type { Locator } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';

const width = async (tile: Locator) => (await tile.boundingBox())?.width ?? 0;

/** Who is shown larger than everybody else. */
async function largest(tiles: readonly Locator[]): Promise<number> {
  const widths = await Promise.all(tiles.map(width));
  const most = Math.max(...widths);
  return widths.filter((one) => one > most / 2).length === 1 ? widths.indexOf(most) : -1;
}

test('who speaks is shown large, who is pinned instead of them, and my own picture can be hidden', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo', '陈晨');
  const [anna, bo, chen] = people;
  // Only 陈晨 is heard.
  await bo.button('Mute').click();
  const tiles = [anna.tileOf(bo), anna.tileOf(chen), anna.ownTile()];
  expect(await largest(tiles)).toBe(-1);
  await expect(anna.tileOf(chen)).toContainText('Speaking');

  await anna.page.keyboard.press('l');
  await expect.poll(() => largest(tiles)).toBe(1);
  await expectMovingPicture(anna.tileOf(chen), 320, 180);
  await anna.tileOf(bo).hover();
  await anna.tileOf(bo).getByRole('button', { name: 'Pin Bo' }).click();
  await expect.poll(() => largest(tiles)).toBe(0);
  await expect(anna.tileOf(bo).getByRole('button', { name: 'Unpin Bo' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await anna.button('More').click();
  await anna.page.getByRole('menuitem', { name: 'Hide my own picture' }).click();
  await expect(anna.ownTile()).toHaveCount(0);
  // Nobody else notices.
  await expectMovingPicture(bo.tileOf(anna), 320, 180);

  // Who is pinned and leaves makes room for who speaks.
  await bo.leave();
  await expect.poll(() => largest([tiles[1]!])).toBe(0);
  await anna.page.keyboard.press('l');
  await expect(anna.tileOf(chen)).toBeVisible();
});
