import { expect } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './person.ts';

/** Chooses an entry of the menu under More. */
export async function choose(person: Person, name: string): Promise<void> {
  await person.button('More').click();
  await person.page.getByRole('menuitem', { name, exact: true }).click();
}

/** What says, to everybody, who is recording. */
export const markOf = (person: Person) => person.page.getByRole('banner').getByText(/^Recording: /);

/** Records for a while, in which `begun` happens; what the browser saves, and how long it ran by the clock. */
export async function record(person: Person, forMs: number, begun: () => Promise<void>) {
  await choose(person, 'Record meeting');
  await expect(markOf(person)).toHaveText('Recording: you');
  const startedMs = Date.now();
  await begun();
  await pause(Math.max(0, forMs - (Date.now() - startedMs)));
  const downloading = person.page.waitForEvent('download');
  await choose(person, 'Stop recording');
  const lastedS = (Date.now() - startedMs) / 1000;
  return { download: await downloading, lastedS };
}
