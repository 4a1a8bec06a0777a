import { mkdirSync, rmSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from 'electron';
import { z } from 'zod';
import type { UnfinishedRecording } from '../../domain/desktop/recordings.ts';
import type { RoomCode } from '../../domain/ids.ts';
import {
  isRecordingName,
  recordingName,
  type WallTime,
} from '../../domain/meeting/recordingName.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { JsonFile } from '../files/jsonFile.ts';

/** Recordings begun in the same second, at most. */
const COPIES_MAX = 99;

const bookSchema = z.array(
  z.object({ id: z.uuid(), name: z.string().refine(isRecordingName), startedMs: z.number() }),
);

/** The files of recordings. The page says what to append and never where. */
export interface RecordingKeeper {
  /** Begins a file; one that is still open is ended as it is. */
  begin(room: RoomCode): Promise<Reply<{ readonly id: string; readonly name: string }>>;
  /** Appends after what was asked for before, and has it on the disk when it answers. Only to the file that was begun last. */
  append(id: string, bytes: Uint8Array): Promise<Reply<null>>;
  finish(id: string): Promise<Reply<null>>;
  /** Files that were never finished, the newest first, without the open one. */
  kept(): readonly UnfinishedRecording[];
  /** Shows a file of this run, or an unfinished one, in its folder. It is not told of again. */
  show(id: string): Reply<null>;
  /** Deletes an unfinished file. */
  remove(id: string): Reply<null>;
  /** The page is gone: what it recorded is closed, and told of as unfinished. */
  pageLeft(): void;
}

/** What the keeper needs. */
export interface RecordingParts {
  /** The person's folder of videos. */
  readonly folder: () => string;
  /** Which recordings were begun and not finished. */
  readonly book: JsonFile;
  readonly shell: Pick<Shell, 'showItemInFolder'>;
  readonly now: () => EpochMs;
  readonly newId: () => string;
}

interface OpenRecording {
  readonly id: string;
  readonly file: FileHandle;
  /** Bytes that are surely there. */
  size: number;
  /** The append that was asked for last; never rejects. Two at once would be written in any order. */
  last: Promise<unknown>;
}

/** Makes it; no folder is touched yet. */
export function createRecordings(parts: RecordingParts): RecordingKeeper {
  const { shell, newId, now } = parts;
  const { read, note, strike } = createBook(parts.book);
  /** Names of the files of this run. */
  const mine = new Map<string, string>();
  let present: OpenRecording | undefined;

  const pathOf = (id: string): string | undefined => {
    const name = mine.get(id) ?? read().find((one) => one.id === id)?.name;
    return name === undefined ? undefined : join(parts.folder(), name);
  };

  async function close(): Promise<void> {
    const open = present;
    present = undefined;
    await open?.last;
    await open?.file.close();
  }

  return {
    begin: (room) =>
      tried(async () => {
        await close();
        const { file, name } = await createFile(parts.folder(), room, wallTime(now()));
        const id = newId();
        present = { id, file, size: 0, last: Promise.resolve() };
        mine.set(id, name);
        note({ id, name, startedMs: now() });
        return { id, name };
      }),
    append: async (id, bytes) => {
      if (present?.id !== id) return fail('not-found', 'no such recording is being made');
      return append(present, bytes);
    },
    finish: async (id) => {
      if (present?.id !== id) return fail('not-found', 'no such recording is being made');
      return tried(async () => {
        await close();
        strike(id);
        return null;
      });
    },
    kept: () =>
      read()
        .filter(({ id, name }) => id !== present?.id && isThere(join(parts.folder(), name)))
        .toReversed(),
    show: (id) => {
      const path = pathOf(id);
      if (path === undefined || !isThere(path)) return fail('not-found', id);
      shell.showItemInFolder(path);
      if (id !== present?.id) strike(id);
      return ok(null);
    },
    remove: (id) => {
      const path = pathOf(id);
      const isUnfinished = read().some((one) => one.id === id) && id !== present?.id;
      if (path === undefined || !isUnfinished) return fail('not-found', id);
      rmSync(path, { force: true });
      strike(id);
      return ok(null);
    },
    pageLeft: () => void close().catch(() => undefined),
  };
}

/** Which recordings were begun and not finished; a file that cannot be read names none. */
function createBook(file: JsonFile) {
  const read = (): UnfinishedRecording[] => {
    const parsed = bookSchema.safeParse(file.read() ?? []);
    return parsed.success ? parsed.data : [];
  };
  return {
    read,
    note: (one: UnfinishedRecording) => file.write([...read(), one]),
    strike: (id: string) => file.write(read().filter((one) => one.id !== id)),
  };
}

function append(open: OpenRecording, bytes: Uint8Array): Promise<Reply<null>> {
  const written = open.last.then(() => write(open, bytes));
  open.last = written;
  return written;
}

async function write(open: OpenRecording, bytes: Uint8Array): Promise<Reply<null>> {
  try {
    await open.file.appendFile(bytes);
    await open.file.datasync();
    open.size += bytes.byteLength;
    return ok(null);
  } catch (error) {
    // Half a fragment would be the end of the file for some players.
    await open.file.truncate(open.size).catch(() => undefined);
    return failure(error);
  }
}

/** A file that was not there before. */
async function createFile(
  folder: string,
  room: RoomCode,
  at: WallTime,
): Promise<{ readonly file: FileHandle; readonly name: string }> {
  mkdirSync(folder, { recursive: true });
  for (let copy = 1; ; copy += 1) {
    const name = recordingName(room, at, copy);
    try {
      return { file: await open(join(folder, name), 'ax', 0o600), name };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || copy >= COPIES_MAX) throw error;
    }
  }
}

function wallTime(atMs: EpochMs): WallTime {
  const at = new Date(atMs);
  return {
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day: at.getDate(),
    hour: at.getHours(),
    minute: at.getMinutes(),
    second: at.getSeconds(),
  };
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function tried<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Reply<never> {
  const { code } = error as NodeJS.ErrnoException;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return fail(isFull ? 'disk-full' : 'recording-failed', String(error));
}
