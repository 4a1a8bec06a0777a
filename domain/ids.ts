declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A room's address: three groups of letters that read out well, `abc-defg-hij`. */
export type RoomCode = Branded<string, 'RoomCode'>;

/** One membership of one room. It survives reloads and reconnects of the person who holds it. */
export type MemberId = Branded<string, 'MemberId'>;

/**
 * One life of a client (one page load). A member who reloads keeps the {@link MemberId} and gets a new
 * incarnation, by which the others know that their old peer connection leads nowhere.
 */
export type Incarnation = Branded<string, 'Incarnation'>;

/** 23 letters; i, l and o are left out because they are misread. */
export const ROOM_CODE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz';
const ROOM_CODE_GROUPS = [3, 4, 3] as const;
const ROOM_CODE_LETTERS = 10;
const ROOM_CODE = new RegExp(
  `^${ROOM_CODE_GROUPS.map((size) => `[${ROOM_CODE_ALPHABET}]{${size}}`).join('-')}$`,
);
const ID = /^[A-Za-z0-9_-]{16,64}$/;

/** True for the canonical form of a room code and nothing else. */
export function isRoomCode(text: string): text is RoomCode {
  return ROOM_CODE.test(text);
}

/** True for an opaque identifier as the service and the client make them (16 to 64 URL-safe characters). */
export function isOpaqueId(text: string): boolean {
  return ID.test(text);
}

/** Reads a code as people type it: any case, spaces or dots for dashes, or no dashes at all. */
export function parseRoomCode(text: string): RoomCode | undefined {
  const letters = text.toLowerCase().replaceAll(/[\s.\-_‐-―]/g, '');
  if (letters.length !== ROOM_CODE_LETTERS) return undefined;
  const code = groupLetters(letters);
  return isRoomCode(code) ? code : undefined;
}

/**
 * A new code, about 45 bits of it, from a source of random bytes (0–255).
 * Bytes that would favour the first letters are thrown away, so every code is equally likely.
 */
export function createRoomCode(nextByte: () => number): RoomCode {
  const fair = 256 - (256 % ROOM_CODE_ALPHABET.length);
  let letters = '';
  while (letters.length < ROOM_CODE_LETTERS) {
    const byte = nextByte();
    if (byte < fair) letters += ROOM_CODE_ALPHABET[byte % ROOM_CODE_ALPHABET.length];
  }
  return groupLetters(letters) as RoomCode;
}

function groupLetters(letters: string): string {
  let start = 0;
  return ROOM_CODE_GROUPS.map((size) => letters.slice(start, (start += size))).join('-');
}
