import type { RoomCode } from '../../domain/ids.ts';
import type { EpochMs } from '../../domain/time.ts';

/** What is kept of a room. Who is in it is not: members prove their seats themselves after a restart. */
export interface StoredRoom {
  readonly code: RoomCode;
  readonly capacity: number;
  readonly createdAtMs: EpochMs;
  /** When somebody last joined, to the day; the moment of creation before that. */
  readonly usedAtMs: EpochMs;
  readonly door: RoomDoor;
}

/** What stands before who is new; kept, so that it stands after a restart too. */
export interface RoomDoor {
  readonly hasLobby: boolean;
  /** See `access/passcodes.ts`; `undefined`: none is asked for. */
  readonly passcodeHash: string | undefined;
}

/** PORT. Rooms that outlive the process. A resolved write is on the disk. */
export interface RoomStore {
  /** `false` when the code is taken; nothing is changed then. */
  add(room: StoredRoom): Promise<boolean>;
  find(code: RoomCode): Promise<StoredRoom | undefined>;
  setDoor(code: RoomCode, door: RoomDoor): Promise<void>;
  markUsed(code: RoomCode, atMs: EpochMs): Promise<void>;
  /** Removes the rooms that were last used before that moment and says how many. */
  removeUnusedSince(beforeMs: EpochMs): Promise<number>;
}
