import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { zipSync } from 'fflate';

// Strictly what one writer of zips makes (APPNOTE.TXT 6.3: 4.3.7, 4.3.12, 4.3.16), so that no two readers see two things in it:
// no encryption, no 64-bit sizes, no comment at the end, nothing after it, the same names in both places. Unpacked by Node's own
// zlib and not by fflate, because only that works beside the event loop and stops at a size.

const END = { signature: 0x06054b50, size: 22 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** A file in a zip, as its directory tells. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly method: number;
  readonly packed: Buffer;
}

interface Directory {
  readonly offset: number;
  readonly count: number;
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/** The files of a zip in the order of its directory, of which the first stands at its begin; `undefined` when it is none as above, or has more than `most`. */
export function readEntries(zip: Buffer, most: number): readonly ZipEntry[] | undefined {
  try {
    const directory = findDirectory(zip);
    if (!directory || directory.count > most) return undefined;
    return walkDirectory(zip, directory);
  } catch (error) {
    // Buffers throw for offsets that are outside.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The content of a file; `undefined` when it is not of the size and checksum that were told. */
export async function unpackEntry(entry: ZipEntry): Promise<Buffer | undefined> {
  const content = await inflated(entry);
  const isRight = content?.length === entry.bytes && crc32(content) === entry.crc32;
  return isRight ? content : undefined;
}

/**
 * A zip that {@link readEntries} reads, with a file added after all others. The bytes before the directory, and so the
 * files, stay as they are. `atMs` is when the file was last changed.
 */
export function addEntry(
  zip: Buffer,
  {
    name,
    content,
    atMs,
  }: { readonly name: string; readonly content: string; readonly atMs: number },
): Buffer {
  const whole = findDirectory(zip);
  const file = Buffer.from(content);
  const extra = Buffer.from(zipSync({ [name]: [file, { level: STORED, mtime: dosTime(atMs) }] }));
  const added = findDirectory(extra);
  if (!whole || !added) throw new Error('not a zip');
  const central = Buffer.from(extra.subarray(added.offset, -END.size));
  central.writeUInt32LE(whole.offset, 42);
  const end = Buffer.from(zip.subarray(-END.size));
  const directoryBytes = end.readUInt32LE(12) + central.length;
  for (const at of [8, 10]) end.writeUInt16LE(whole.count + 1, at);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(whole.offset + added.offset, 16);
  return Buffer.concat([
    zip.subarray(0, whole.offset),
    extra.subarray(0, added.offset),
    zip.subarray(whole.offset, -END.size),
    central,
    end,
  ]);
}

function findDirectory(zip: Buffer): Directory | undefined {
  const at = zip.length - END.size;
  if (at < 0 || zip.readUInt32LE(at) !== END.signature) return undefined;
  const count = zip.readUInt16LE(at + 10);
  const offset = zip.readUInt32LE(at + 16);
  const isPlain =
    zip.readUInt32LE(at + 4) === 0 &&
    zip.readUInt16LE(at + 8) === count &&
    zip.readUInt16LE(at + 20) === 0;
  return isPlain && offset + zip.readUInt32LE(at + 12) === at ? { offset, count } : undefined;
}

function walkDirectory(zip: Buffer, { offset, count }: Directory): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL.signature) return undefined;
    if (index === 0 && zip.readUInt32LE(at + 42) !== 0) return undefined;
    const entry = readEntry(zip, at, offset);
    if (!entry) return undefined;
    entries.push(entry);
    const lengths = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    at += CENTRAL.size + lengths.reduce((sum, length) => sum + length, 0);
  }
  return at === zip.length - END.size ? entries : undefined;
}

function readEntry(zip: Buffer, at: number, filesEnd: number): ZipEntry | undefined {
  const name = nameAt(zip, at + CENTRAL.size, zip.readUInt16LE(at + 28));
  const local = zip.readUInt32LE(at + 42);
  const method = zip.readUInt16LE(at + 10);
  const isEncrypted = (zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) return undefined;
  if (zip.readUInt32LE(local) !== LOCAL.signature || zip.readUInt16LE(local + 8) !== method)
    return undefined;
  const nameLength = zip.readUInt16LE(local + 26);
  if (nameAt(zip, local + LOCAL.size, nameLength) !== name) return undefined;
  const start = local + LOCAL.size + nameLength + zip.readUInt16LE(local + 28);
  const end = start + zip.readUInt32LE(at + 20);
  if (end > filesEnd) return undefined;
  const packed = zip.subarray(start, end);
  return {
    name,
    method,
    packed,
    bytes: zip.readUInt32LE(at + 24),
    crc32: zip.readUInt32LE(at + 16),
  };
}

function nameAt(zip: Buffer, at: number, length: number): string {
  return zip.toString('utf8', at, at + length);
}

async function inflated({ method, packed, bytes }: ZipEntry): Promise<Buffer | undefined> {
  if (method === STORED) return packed;
  // One byte more than told, so that what is longer shows, and nothing longer is ever made.
  return inflate(packed, { maxOutputLength: bytes + 1 }).catch(() => undefined);
}

/** A zip tells local time without a zone, from 1980 on; this one always tells UTC. */
function dosTime(atMs: number): Date {
  const utc = new Date(Math.max(atMs, Date.UTC(1980, 0, 2)));
  return new Date(utc.getTime() + utc.getTimezoneOffset() * 60_000);
}
