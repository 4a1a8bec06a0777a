import { createCrowd } from './support/crowd.ts';
import { expect, test } from './support/fixtures.ts';
import { Person } from './support/person.ts';
import { startService } from './support/service.ts';
import { stageFaults } from './support/stageFaults.ts';

const SIZES = [
  { width: 900, height: 600 },
  { width: 1440, height: 900 },
  { width: 3840, height: 2160 },
  { width: 390, height: 800 },
  { width: 800, height: 390 },
];

/** Names as people have them: short, long, and of several scripts. */
function nameOf(index: number): string {
  const names = [
    'Bo',
    '欧阳娜娜',
    'Anna-Katharina von Wartensleben-Trauttmansdorff',
    'Ҡасим',
    '李',
  ];
  return `${names[index % names.length]} ${index}`;
}
const crowdOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => nameOf(from + index));

test('nothing overlaps, leaves its place or is cut off, from one person to pages of them, at any size', async ({
  chromium,
}) => {
  test.setTimeout(180_000);
  const service = await startService(['--room-capacity', '40', '--seat-grace-ms', '1000']);
  const anna = await Person.arrive(chromium, { origin: service.origin, name: 'Anna' });
  const { page } = anna;
  const address = await anna.startMeeting();
  const crowd = createCrowd(address);
  const tiles = page
    .getByRole('group', { name: 'People in the meeting' })
    .locator('section:visible');
  let others = 0;
  try {
    for (const count of [1, 2, 3, 5, 9, 25, 31]) {
      await crowd.add(crowdOf(others, count - 1));
      others = count - 1;
      for (const size of SIZES) {
        await test.step(`${count} at ${size.width} × ${size.height}`, async () => {
          await page.setViewportSize(size);
          const what = `${count} at ${size.width} × ${size.height}`;
          await expect.poll(() => page.evaluate(stageFaults), `gallery, ${what}`).toEqual([]);
          await page.keyboard.press('l');
          await expect.poll(() => page.evaluate(stageFaults), `speaker, ${what}`).toEqual([]);
          await page.keyboard.press('l');
        });
      }
    }
    await test.step('everybody is on one of the pages', async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await expect(page.getByText('Page 1 of 2')).toBeVisible();
      await expect(tiles).toHaveCount(16);
      const first = await tiles.evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-label')),
      );
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page.getByText('Page 2 of 2')).toBeVisible();
      await expect(tiles).toHaveCount(15);
      const second = await tiles.evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-label')),
      );
      expect(new Set([...first, ...second]).size).toBe(31);
      await expect.poll(() => page.evaluate(stageFaults)).toEqual([]);
      // When the second page has gone with those on it, the first one is shown.
      crowd.leave();
      await expect(tiles).toHaveCount(1);
    });
  } finally {
    crowd.leave();
    await anna.goHome();
    await service.stop();
  }
});
