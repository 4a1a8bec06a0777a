import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RoomCode } from '../../domain/ids.ts';
import { createJsonFile } from '../files/jsonFile.ts';
import { createRecordings, type RecordingKeeper } from './recordings.ts';

const ROOM = 'abc-defg-hjk' as RoomCode;
const IDS = ['0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11', '1e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c12'];
const bytes = (...values: number[]) => new Uint8Array(values);
const open: RecordingKeeper[] = [];
let place = '';
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'umeet-recordings-'))));
afterEach(() => open.splice(0).forEach((keeper) => keeper.pageLeft()));
afterEach(() => rmSync(place, { recursive: true, force: true }));

function createKeeper(folder = join(place, 'Videos')) {
  const shown: string[] = [];
  const ids = [...IDS];
  const keeper = createRecordings({
    folder: () => folder,
    book: createJsonFile(join(place, 'recordings.json')),
    shell: { showItemInFolder: (path) => void shown.push(path) },
    now: () => new Date(2026, 2, 9, 8, 5, 7).getTime(),
    newId: () => ids.shift() ?? '',
  });
  open.push(keeper);
  const begin = async () => {
    const begun = await keeper.begin(ROOM);
    if (!begun.ok) throw new Error(begun.fault.code);
    return begun.value;
  };
  return { keeper, begin, shown, folder };
}

const code = (reply: { ok: boolean; fault?: { code: string } }) =>
  reply.ok ? 'ok' : reply.fault?.code;

it('keeps the order of what is appended at once, and ends the file after the last of it', async () => {
  const { keeper, begin, folder } = createKeeper();
  const { id, name } = await begin();
  const parts = Array.from({ length: 40 }, (_, at) => bytes(at, at, at));
  const appended = parts.map((part) => keeper.append(id, part));
  expect(code(await keeper.finish(id))).toBe('ok');
  for (const reply of await Promise.all(appended)) expect(code(reply)).toBe('ok');
  expect([...readFileSync(join(folder, name))]).toEqual(parts.flatMap((part) => [...part]));
});

it('appends in order to a file of its own, which nobody else may read', async () => {
  const { keeper, begin, folder, shown } = createKeeper();
  const { id, name } = await begin();
  expect(name).toBe('Umeet abc-defg-hjk 2026-03-09 08.05.07.mp4');
  await Promise.all([keeper.append(id, bytes(1, 2)), keeper.append(id, bytes(3))]);
  expect([...readFileSync(join(folder, name))]).toEqual([1, 2, 3]);
  expect(code(await keeper.finish(id))).toBe('ok');
  expect(code(await keeper.append(id, bytes(4)))).toBe('not-found');
  expect(code(keeper.show(id))).toBe('ok');
  expect(shown).toEqual([join(folder, name)]);
  expect(keeper.kept()).toEqual([]);
  expect(code(keeper.remove(id))).toBe('not-found');
});

it('never writes over a file, and has one open at a time', async () => {
  const { keeper, begin, folder } = createKeeper();
  const first = await begin();
  const second = await begin();
  expect(second.name).toBe('Umeet abc-defg-hjk 2026-03-09 08.05.07 (2).mp4');
  expect(code(await keeper.append(first.id, bytes(1)))).toBe('not-found');
  expect(code(await keeper.append(second.id, bytes(2)))).toBe('ok');
  expect(readdirSync(folder)).toHaveLength(2);
  expect(keeper.kept()).toMatchObject([{ id: first.id }]);
});

it('tells at the next start of what was not finished, until it was shown or deleted', async () => {
  const { begin, keeper } = createKeeper();
  const { id, name } = await begin();
  expect(keeper.kept()).toEqual([]);
  keeper.pageLeft();
  expect(keeper.kept()).toMatchObject([{ id, name }]);
  const later = createKeeper();
  expect(later.keeper.kept()).toMatchObject([{ id, name }]);
  later.keeper.show(id);
  expect(later.keeper.kept()).toEqual([]);
  const other = await later.begin();
  const last = createKeeper().keeper;
  expect(code(last.remove(other.id))).toBe('ok');
  expect(readdirSync(later.folder)).toEqual([name]);
  expect(code(last.remove(other.id))).toBe('not-found');
});

it('touches no file that its book does not name as a recording', async () => {
  const { keeper, folder, begin } = createKeeper();
  await begin();
  const [id] = IDS;
  const victim = join(place, 'victim.mp4');
  writeFileSync(victim, 'mine');
  for (const name of ['../victim.mp4', victim, '']) {
    writeFileSync(join(place, 'recordings.json'), JSON.stringify([{ id, name, startedMs: 1 }]));
    const other = createKeeper(folder).keeper;
    expect(other.kept()).toEqual([]);
    expect(code(other.remove(id ?? ''))).toBe('not-found');
  }
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  expect(code(keeper.show('2e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c13'))).toBe('not-found');
});

it('says so when there is no folder to write in', async () => {
  writeFileSync(join(place, 'Videos'), 'a file');
  const { keeper } = createKeeper();
  expect(code(await keeper.begin(ROOM))).toBe('recording-failed');
});
