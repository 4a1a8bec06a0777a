import { expect, test } from './support/fixtures.ts';
import { openOutsideDesk } from './support/reports.ts';
import { startService, type ServiceProcess } from './support/service.ts';
import { watchForLeaks, whatIsAlive } from './support/leakProbe.ts';
import type { Person } from './support/person.ts';

// The one socket is the window's own line to the service, by which it hears of incidents and of its reports.
const NOTHING = { openConnections: 0, liveTracks: 0, openAudioContexts: 0, openSockets: 1 };

async function joinAndLeave(person: Person, address: string, other: Person): Promise<void> {
  await person.joinMeeting(address);
  await expect(person.tileOf(other)).toBeVisible();
  await person.leave();
  await person.page.getByRole('link', { name: 'Home' }).click();
  await expect(person.page.getByRole('button', { name: 'New meeting' })).toBeVisible();
}

test('ten joins and leaves leave nothing behind', async ({ arrive }) => {
  const service = await startService();
  try {
    const { origin } = service;
    const anna = await arrive('Anna', { origin });
    const bo = await arrive('Bo', { origin, prepare: watchForLeaks });
    await meetOftenWith(anna, bo, service);
  } finally {
    await service.stop();
  }
});

/** With a notice in sight all the while, so that it is part of what stays. */
async function meetOftenWith(anna: Person, bo: Person, service: ServiceProcess): Promise<void> {
  const address = await anna.startMeeting();
  const desk = await openOutsideDesk(service);
  await desk.declare({ title: 'Seen all the while', affects: [] });

  // Two rounds first: what is loaded once and kept (code, styles) is not a leak.
  for (let round = 0; round < 2; round += 1) await joinAndLeave(bo, address, anna);
  await expect(bo.page.getByText(/^Incident since .*: Seen all the while$/)).toBeVisible();
  await expect.poll(() => whatIsAlive(bo.page)).toMatchObject(NOTHING);
  const before = await whatIsAlive(bo.page);
  for (let round = 0; round < 10; round += 1) await joinAndLeave(bo, address, anna);

  // Polled, because a socket takes a moment to close.
  const { lastingListeners } = before;
  await expect.poll(() => whatIsAlive(bo.page)).toMatchObject({ ...NOTHING, lastingListeners });
  // React keeps the last screen for a while, with some 30 to 80 listeners on its own elements; ten kept screens
  // would be 300 and more. A timer of simple-peer holds closed connections for up to five seconds.
  await expect
    .poll(async () => (await whatIsAlive(bo.page)).listeners - before.listeners)
    .toBeLessThan(100);
}
