import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/fakes/meetingService.ts';
import type { RoomCode } from '../../domain/ids.ts';
import type { ServiceStore } from '../store.ts';
import { openSqliteStore } from './sqliteStore.ts';

/** Permission bits of everybody else; Windows keeps none. */
const OTHERS = process.platform === 'win32' ? 0 : 0o077;

const room = (code: string, usedAtMs = 1) => ({
  code: code as RoomCode,
  capacity: 6,
  createdAtMs: 1,
  usedAtMs,
  door: { hasLobby: false, passcodeHash: undefined },
});

async function withStore<T>(dataDir: string, use: (store: ServiceStore) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(dataDir, 0);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

test('rooms and secrets are there when it is opened again', async () => {
  const dataDir = temporaryFolder();
  const secret = await withStore(dataDir, async ({ rooms, secrets }) => {
    expect(await rooms.add(room('abc-defg-hjk'))).toBe(true);
    return secrets.obtain('resume', () => new Uint8Array([1, 2, 3]));
  });
  await withStore(dataDir, async ({ rooms, secrets }) => {
    expect(await rooms.find('abc-defg-hjk' as RoomCode)).toEqual(room('abc-defg-hjk'));
    expect(await rooms.find('zzz-zzzz-zzz' as RoomCode)).toBeUndefined();
    expect(await secrets.obtain('resume', () => new Uint8Array([9]))).toEqual(secret);
  });
});

test('a taken code is not taken again', async () => {
  await withStore(temporaryFolder(), async ({ rooms }) => {
    await rooms.add(room('abc-defg-hjk', 5));
    expect(await rooms.add(room('abc-defg-hjk', 9))).toBe(false);
    expect(await rooms.find('abc-defg-hjk' as RoomCode)).toMatchObject({ usedAtMs: 5 });
  });
});

test('what stands at the door of a room is kept', async () => {
  const code = 'abc-defg-hjk' as RoomCode;
  const door = { hasLobby: true, passcodeHash: 'salt.hash' };
  const dataDir = temporaryFolder();
  await withStore(dataDir, async ({ rooms }) => {
    await rooms.add(room(code));
    await rooms.setDoor(code, door);
  });
  await withStore(dataDir, async ({ rooms }) => {
    expect(await rooms.find(code)).toEqual({ ...room(code), door });
    await rooms.setDoor(code, { ...door, passcodeHash: undefined });
    expect(await rooms.find(code)).toMatchObject({ door: { passcodeHash: undefined } });
  });
});

test('only rooms not used since a moment are removed', async () => {
  await withStore(temporaryFolder(), async ({ rooms }) => {
    await rooms.add(room('aaa-aaaa-aaa', 10));
    await rooms.add(room('bbb-bbbb-bbb', 10));
    await rooms.markUsed('bbb-bbbb-bbb' as RoomCode, 20);
    expect(await rooms.removeUnusedSince(20)).toBe(1);
    expect(await rooms.find('aaa-aaaa-aaa' as RoomCode)).toBeUndefined();
    expect(await rooms.find('bbb-bbbb-bbb' as RoomCode)).toBeDefined();
  });
});

test('a second service on the same folder finds the same shape and the same secret', async () => {
  const dataDir = temporaryFolder();
  const one = await openSqliteStore(dataDir, 0);
  const two = await openSqliteStore(dataDir, 0);
  const secret = await one.secrets.obtain('resume', () => new Uint8Array([1]));
  expect(await two.secrets.obtain('resume', () => new Uint8Array([2]))).toEqual(secret);
  await one.close();
  await two.close();
});

test('the files are for this user only and the journal is a write-ahead log', async () => {
  const dataDir = join(temporaryFolder(), 'new', 'folder');
  await withStore(dataDir, async ({ rooms }) => {
    await rooms.add(room('abc-defg-hjk'));
    expect(readdirSync(dataDir).toSorted()).toEqual([
      'umeet.sqlite',
      'umeet.sqlite-shm',
      'umeet.sqlite-wal',
    ]);
    for (const file of readdirSync(dataDir)) {
      expect(statSync(join(dataDir, file)).mode & OTHERS).toBe(0);
    }
  });
});

test('a database of a newer program is refused and left alone', async () => {
  const dataDir = temporaryFolder();
  await withStore(dataDir, async () => undefined);
  const database = new DatabaseSync(join(dataDir, 'umeet.sqlite'));
  database.exec("insert into migrations values ('9999-future', 0)");
  database.close();
  await expect(openSqliteStore(dataDir, 0)).rejects.toMatchObject({
    code: 'data-folder-unusable',
    message: expect.stringContaining('9999-future'),
  });
});
