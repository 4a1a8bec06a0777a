import { expect, type Page } from '@playwright/test';
import type { Person } from './person.ts';

/** Opens the small window by the button that is always in sight. */
export async function openPicture(person: Person): Promise<Page> {
  const opening = person.context.waitForEvent('page');
  await person.page.getByRole('button', { name: 'Picture in picture' }).click();
  const picture = await opening;
  picture.on('pageerror', (error) => person.failures.push(error.message));
  // A test's browser gives every window the size of the page.
  await picture.setViewportSize({ width: 360, height: 259 });
  await expect(picture.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  return picture;
}
