import type { Locator } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import type { Person } from './support/person.ts';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxOf = async (element: Locator): Promise<Rect> => {
  const box = await element.boundingBox();
  if (!box) throw new Error('not to be seen');
  return box;
};

/** The quarter of the stage that my own picture is in. */
async function cornerOf(person: Person): Promise<string> {
  const own = await boxOf(person.ownTile());
  const stage = await boxOf(stageOf(person));
  const isLeft = own.x + own.width / 2 < stage.x + stage.width / 2;
  const isTop = own.y + own.height / 2 < stage.y + stage.height / 2;
  return `${isTop ? 'top' : 'bottom'} ${isLeft ? 'left' : 'right'}`;
}

const stageOf = ({ page }: Person) => page.getByRole('group', { name: 'People in the meeting' });
const handleOf = ({ page }: Person) => page.getByRole('button', { name: /^Move my own picture/ });

/** Whether my own picture covers no name, and nothing outside the stage. */
async function expectOutOfTheWay(person: Person, other: Person): Promise<void> {
  const own = await boxOf(person.ownTile());
  const stage = await boxOf(stageOf(person));
  expect(own.x).toBeGreaterThanOrEqual(stage.x);
  expect(own.y).toBeGreaterThanOrEqual(stage.y);
  expect(own.x + own.width).toBeLessThanOrEqual(stage.x + stage.width);
  expect(own.y + own.height).toBeLessThanOrEqual(stage.y + stage.height);
  const name = await boxOf(person.tileOf(other).getByTitle(other.name, { exact: true }));
  const isApart =
    name.x + name.width <= own.x ||
    own.x + own.width <= name.x ||
    name.y + name.height <= own.y ||
    own.y + own.height <= name.y;
  expect(isApart).toBe(true);
}

test('of two, the other is large, and my own picture is moved by pointer and keys and stays where it was put', async ({
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const { page } = bo;
  await expect.poll(() => cornerOf(bo)).toBe('bottom right');
  await expectMovingPicture(bo.ownTile(), 320, 180);
  const [large, own] = await Promise.all([boxOf(bo.tileOf(anna)), boxOf(bo.ownTile())]);
  expect(large.width).toBeGreaterThan(3 * own.width);
  await expectOutOfTheWay(bo, anna);

  await test.step('dragged, it snaps to the nearest corner', async () => {
    const stage = await boxOf(stageOf(bo));
    await page.mouse.move(own.x + own.width / 2, own.y + own.height / 2);
    await page.mouse.down();
    // Far out of the window: the picture stays on the stage.
    await page.mouse.move(stage.x + 200, -300, { steps: 8 });
    const dragged = await boxOf(bo.ownTile());
    expect(dragged.y).toBeGreaterThanOrEqual(stage.y);
    await page.mouse.up();
    await expect.poll(() => cornerOf(bo)).toBe('top left');
    await expectOutOfTheWay(bo, anna);
  });

  await test.step('the arrow keys move it from corner to corner', async () => {
    await handleOf(bo).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cornerOf(bo)).toBe('bottom left');
    await expectOutOfTheWay(bo, anna);
    await expect(handleOf(bo)).toHaveAccessibleName(/now at the bottom left$/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => cornerOf(bo)).toBe('top right');
  });

  await test.step('it is there again the next time', async () => {
    await bo.leave();
    await page.reload();
    await bo.joinMeeting(address);
    await expect(bo.tileOf(anna)).toBeVisible();
    await expect.poll(() => cornerOf(bo)).toBe('top right');
  });

  await test.step('hidden, it is gone with its handle, and the other sees me all the same', async () => {
    await bo.button('More').click();
    await page.getByRole('menuitem', { name: 'Hide my own picture' }).click();
    await expect(bo.ownTile()).toHaveCount(0);
    await expect(handleOf(bo)).toHaveCount(0);
    await expectMovingPicture(anna.tileOf(bo), 320, 180);
  });
});
