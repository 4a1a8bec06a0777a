import { expect, test } from './support/fixtures.ts';
import { watchForLeaks, whatIsAlive, type Alive } from './support/leakProbe.ts';
import type { Person } from './support/person.ts';

const NOTHING = { openConnections: 0, liveTracks: 0, openAudioContexts: 0, openSockets: 0 };

async function joinAndLeave(person: Person, address: string, other: Person): Promise<void> {
  await person.joinMeeting(address);
  await expect(person.tileOf(other)).toBeVisible();
  await person.leave();
  await person.page.getByRole('link', { name: 'Home' }).click();
  await expect(person.page.getByRole('button', { name: 'New meeting' })).toBeVisible();
}

test('ten joins and leaves leave nothing behind', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo', { prepare: watchForLeaks });
  const address = await anna.startMeeting();

  // Two rounds first: what is loaded once and kept (code, styles) is not a leak.
  for (let round = 0; round < 2; round += 1) await joinAndLeave(bo, address, anna);
  const before = await settled(bo);
  for (let round = 0; round < 10; round += 1) await joinAndLeave(bo, address, anna);
  const after = await settled(bo);

  expect(after).toMatchObject(NOTHING);
  // The kit may keep a listener or two; ten rounds of anything would be ten or more.
  expect(after.listeners - before.listeners).toBeLessThan(5);
});

/** The count once it is at rest: closing a socket and collecting garbage take a moment. */
async function settled(person: Person): Promise<Alive> {
  let last = await whatIsAlive(person.page);
  await expect
    .poll(async () => {
      const now = await whatIsAlive(person.page);
      const atRest = now.listeners === last.listeners && now.openSockets === 0;
      last = now;
      return atRest;
    })
    .toBe(true);
  return last;
}
