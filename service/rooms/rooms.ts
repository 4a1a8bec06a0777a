import { createRoomCode, type RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { RoomDoor, RoomStore, StoredRoom } from './roomStore.ts';

const DAY_MS = 86_400_000;
/** A quarter without a join: longer than any holiday, and old invitations still stop working some day. */
export const ROOM_IDLE_MS = 90 * DAY_MS;
/** A write costs a disk flush and 90 days need no more precision. */
const USE_PRECISION_MS = DAY_MS;
/** Two equal codes of 45 bits are already a wonder; several in a row mean that the randomness is broken. */
const CODE_ATTEMPTS = 5;

const OPEN_DOOR: RoomDoor = { hasLobby: false, passcodeHash: undefined };

/** Use cases of rooms themselves, whoever is in them. */
export interface Rooms {
  /** Makes a room with an unguessable code. */
  create(): Promise<Reply<StoredRoom>>;
  find(code: RoomCode): Promise<StoredRoom | undefined>;
  /** Changes what stands before who is new. */
  setDoor(code: RoomCode, door: RoomDoor): Promise<void>;
  /** Notes that somebody joined. */
  noteUse(room: StoredRoom): Promise<void>;
  /** Forgets rooms nobody joined for {@link ROOM_IDLE_MS}; answers how many. */
  purgeIdle(): Promise<number>;
}

/** What {@link createRooms} needs. */
export interface RoomsNeeds {
  readonly store: RoomStore;
  /** Seats of a new room. */
  readonly capacity: number;
  readonly now: () => EpochMs;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** The rooms of one store. */
export function createRooms({ store, capacity, now, randomBytes }: RoomsNeeds): Rooms {
  const nextByte = () => randomBytes(1)[0] ?? 0;
  return {
    async create() {
      for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
        const at = now();
        const room = {
          code: createRoomCode(nextByte),
          capacity,
          createdAtMs: at,
          usedAtMs: at,
          door: OPEN_DOOR,
        };
        if (await store.add(room)) return ok(room);
      }
      return fail('internal', 'no free room code was found');
    },
    find: (code) => store.find(code),
    setDoor: (code, door) => store.setDoor(code, door),
    async noteUse(room) {
      const at = now();
      if (at - room.usedAtMs >= USE_PRECISION_MS) await store.markUsed(room.code, at);
    },
    purgeIdle: () => store.removeUnusedSince(now() - ROOM_IDLE_MS),
  };
}
