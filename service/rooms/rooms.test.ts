import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/fakes/meetingService.ts';
import { openSqliteStore } from '../storage/sqliteStore.ts';
import { createRooms, ROOM_IDLE_MS } from './rooms.ts';

const HOUR_MS = 3_600_000;

async function roomsAt(start: number, bytes: (size: number) => Uint8Array = randomBytes) {
  const store = await openSqliteStore(temporaryFolder(), start);
  const clock = { now: start };
  const rooms = createRooms({
    store: store.rooms,
    capacity: 6,
    now: () => clock.now,
    randomBytes: bytes,
  });
  return { rooms, clock, close: store.close };
}

test('a room that nobody joined for 90 days is forgotten, a used one is not', async () => {
  const { rooms, clock, close } = await roomsAt(1_000);
  const [idle, used] = [await rooms.create(), await rooms.create()];
  if (!idle.ok || !used.ok) throw new Error('no room was made');
  clock.now += ROOM_IDLE_MS - HOUR_MS;
  await rooms.noteUse(used.value);
  clock.now += 2 * HOUR_MS;
  expect(await rooms.purgeIdle()).toBe(1);
  expect(await rooms.find(idle.value.code)).toBeUndefined();
  expect(await rooms.find(used.value.code)).toBeDefined();
  await close();
});

test('use is noted once a day at most: a join must not wait for the disk each time', async () => {
  const { rooms, clock, close } = await roomsAt(1_000);
  const made = await rooms.create();
  if (!made.ok) throw new Error('no room was made');
  clock.now += 23 * HOUR_MS;
  await rooms.noteUse(made.value);
  expect((await rooms.find(made.value.code))?.usedAtMs).toBe(1_000);
  clock.now += 2 * HOUR_MS;
  await rooms.noteUse(made.value);
  expect((await rooms.find(made.value.code))?.usedAtMs).toBe(clock.now);
  await close();
});

test('a source of randomness that is stuck ends in a fault, not in a loop', async () => {
  const { rooms, close } = await roomsAt(1_000, () => new Uint8Array([0]));
  expect((await rooms.create()).ok).toBe(true);
  expect(await rooms.create()).toMatchObject({ fault: { code: 'internal' } });
  await close();
});
