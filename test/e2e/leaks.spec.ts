import { expect, test } from './support/fixtures.ts';
import { watchForLeaks, whatIsAlive } from './support/leakProbe.ts';
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
  await expect.poll(() => whatIsAlive(bo.page)).toMatchObject(NOTHING);
  const before = await restingListeners(bo);
  for (let round = 0; round < 10; round += 1) await joinAndLeave(bo, address, anna);
  await expect.poll(() => whatIsAlive(bo.page)).toMatchObject(NOTHING);

  // The kit may keep a listener or two; ten rounds of anything would be ten or more. A browser or React may hold
  // on to the very last screen for a while; another round replaces that, and would add to a leak.
  let after = await restingListeners(bo);
  for (let extra = 0; extra < 3 && after - before >= 5; extra += 1) {
    await joinAndLeave(bo, address, anna);
    after = await restingListeners(bo);
  }
  expect(after - before).toBeLessThan(5);
});

/** The number of listeners once it no longer falls. */
async function restingListeners(person: Person): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY;
  let unchangedLooks = 0;
  await expect
    .poll(
      async () => {
        const { listeners } = await whatIsAlive(person.page);
        unchangedLooks = listeners < lowest ? 0 : unchangedLooks + 1;
        lowest = Math.min(lowest, listeners);
        return unchangedLooks;
      },
      { intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(6);
  return lowest;
}
