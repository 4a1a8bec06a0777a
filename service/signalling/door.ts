import type { MemberId, RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OwnerKeys } from '../access/ownerKeys.ts';
import { isPasscode } from '../access/passcodes.ts';
import type { ResumeTokens } from '../access/resumeTokens.ts';
import { PROTOCOL_VERSION, type RequestOf } from '../protocol/index.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { StoredRoom } from '../rooms/roomStore.ts';
import type { Connection } from './connection.ts';
import type { LiveRoom } from './liveRoom.ts';
import type { Lobby } from './lobby.ts';
import type { Membership } from './memberships.ts';

/** Who was in a meeting when the service was restarted finds no lobby before them for so long. */
const RESTART_GRACE_MS = 60_000;
/** Bytes of a member id. */
const MEMBER_ID_BYTES = 16;

/** Somebody who may take a seat, as whom. */
export interface Admission {
  readonly stored: StoredRoom;
  readonly memberId: MemberId;
  readonly isOwner: boolean;
}

/** What {@link createDoor} needs. */
export interface DoorNeeds {
  readonly rooms: Rooms;
  readonly resumeTokens: ResumeTokens;
  readonly ownerKeys: OwnerKeys;
  readonly now: () => EpochMs;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly liveRoom: (code: RoomCode) => LiveRoom | undefined;
  readonly lobby: (code: RoomCode) => Lobby;
  /** A host ended the last meeting while they were away. */
  readonly hasEndedFor: (code: RoomCode, memberId: MemberId) => boolean;
  /** Somebody began to wait. */
  readonly onWaiting: (connection: Connection, code: RoomCode) => void;
}

/** Asks who wants to come in for what the room asks for. */
export interface Door {
  admit(
    connection: Connection,
    request: RequestOf<'room:join'>,
    membership: Membership | undefined,
  ): Promise<Reply<Admission>>;
}

/**
 * The door of all rooms. Whoever has a seat, or proves that the room is theirs, comes in; who is new meets, in this
 * order, the lock, the passcode, the lobby. Seats are counted afterwards.
 */
export function createDoor(needs: DoorNeeds): Door {
  const { rooms, resumeTokens, ownerKeys, now, randomBytes } = needs;
  const openedAtMs = now();

  async function meet(
    connection: Connection,
    request: RequestOf<'room:join'>,
    { stored, proven }: { readonly stored: StoredRoom; readonly proven: MemberId | undefined },
  ): Promise<Reply<null>> {
    const { code, passcode, name } = request;
    const room = needs.liveRoom(code);
    if (room?.policy().isLocked) return fail('room-locked');
    const { passcodeHash, hasLobby } = stored.door;
    if (passcodeHash !== undefined) {
      if (passcode === undefined) return fail('passcode-needed');
      if (!(await isPasscode(passcode, passcodeHash))) return fail('passcode-wrong');
    }
    const lobby = needs.lobby(code);
    const wasHere = proven !== undefined && now() - openedAtMs < RESTART_GRACE_MS;
    if (!hasLobby || wasHere || lobby.isAdmitted(connection)) return ok(null);
    const waits = lobby.wait(connection, name);
    if (!waits.ok) return waits;
    needs.onWaiting(connection, code);
    return fail('in-lobby');
  }

  return {
    async admit(connection, request, membership) {
      const { protocol, code } = request;
      if (protocol !== PROTOCOL_VERSION)
        return fail('protocol-mismatch', `this service speaks version ${PROTOCOL_VERSION}`);
      if (membership && membership.code !== code)
        return fail('bad-request', 'leave the other room first');
      const stored = await rooms.find(code);
      if (!stored) return fail('room-not-found');
      // A false proof is no proof, not an error.
      const proven =
        membership?.memberId ??
        (request.resume === undefined ? undefined : resumeTokens.verify(code, request.resume));
      if (proven !== undefined && needs.hasEndedFor(code, proven)) return fail('meeting-ended');
      const isOwner = request.ownerKey !== undefined && ownerKeys.verify(code, request.ownerKey);
      const isKnown = proven !== undefined && needs.liveRoom(code)?.knows(proven) === true;
      if (!isOwner && !isKnown) {
        const met = await meet(connection, request, { stored, proven });
        if (!met.ok) return met;
      }
      const memberId = proven ?? newMemberId(randomBytes);
      return ok({ stored, memberId, isOwner });
    },
  };
}

function newMemberId(randomBytes: (size: number) => Uint8Array): MemberId {
  return Buffer.from(randomBytes(MEMBER_ID_BYTES)).toString('base64url') as MemberId;
}
