/** Largest file that is taken, in bytes: 10 MB as file managers count them. */
export const FILE_MAX_BYTES = 10_000_000;
/** Longest name, in code points: file systems take 255 bytes, and a code point is up to four in NFD. */
const NAME_MAX = 60;
const ENDING_MAX = 12;
const NAMELESS = 'file';

/** A file that somebody has, and gives to whoever asks. Only this much goes through the service. */
export interface ChatFile {
  /** Canonical, by {@link parseFileName}. */
  readonly name: string;
  /** Bytes, from 1 to {@link FILE_MAX_BYTES}. */
  readonly size: number;
  /** Of its content, hexadecimal: what is asked for by, and what arrives is held against. */
  readonly sha256: string;
}

// Control and format characters: what is not seen, or reorders what stands around it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
/** What Windows takes in no name; `/` and `\` have been dealt with. */
const FORBIDDEN = /[<>:"|?*]/g;
/** Names of devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file can be kept anywhere: its last part when it was a path, NFC, nothing that hides or
 * reorders text, no hidden file, no device, and not too long; the ending stays. Never empty.
 */
export function parseFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const visible = last.replaceAll(INVISIBLE, '').normalize('NFC').replaceAll(FORBIDDEN, '_');
  const short = trim(shorten(trim(visible)));
  if (short === '') return NAMELESS;
  return DEVICE.test(short) ? `_${short}` : short;
}

function trim(name: string): string {
  return name.replaceAll(/^[\s.]+|[\s.]+$/g, '');
}

function shorten(name: string): string {
  const letters = [...name];
  // One is left for what marks the name of a device.
  if (letters.length < NAME_MAX) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= ENDING_MAX ? letters.slice(dot) : [];
  const stem = letters.slice(0, NAME_MAX - 1 - ending.length);
  return `${trim(stem.join(''))}${ending.join('')}`;
}

/** Why a file of this many bytes is not taken; `undefined` when it is. */
export function refuseFileSize(size: number): 'file-empty' | 'file-too-large' | undefined {
  if (size === 0) return 'file-empty';
  return size > FILE_MAX_BYTES ? 'file-too-large' : undefined;
}
