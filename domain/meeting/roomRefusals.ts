import type { MemberId } from '../ids.ts';
import { isAllowed } from './policy.ts';
import { mayModerate, type Role } from './roles.ts';
import {
  memberOf,
  seatOf,
  type Entrant,
  type RoomEvent,
  type RoomRefusal,
  type RoomState,
} from './roomState.ts';

/** Why an event may not happen in a room as it is; `undefined` when it may. */
export function refusalOf(state: RoomState, event: RoomEvent): RoomRefusal | undefined {
  switch (event.kind) {
    case 'join':
      return refusalOfEntrant(state, event.entrant);
    case 'expire':
      return undefined;
    case 'leave':
    case 'socketLost':
    case 'media':
      return seatOf(state, event.memberId) ? undefined : 'not-in-room';
    case 'recording':
      return refusalOfHost(
        state,
        event.memberId,
        (role) => !event.isRecording || isAllowed(state.policy.recording, role),
      );
    case 'hand':
      return event.by === event.memberId
        ? refusalOfHost(state, event.by, () => true)
        : (refusalOfHost(state, event.by, mayModerate) ?? unknown(state, event.memberId));
    case 'share':
      return refusalOfShare(state, event);
    case 'policy':
      return refusalOfHost(state, event.by, mayModerate);
    case 'role':
      return refusalOfHost(state, event.by, isHost) ?? refusalAbout(state, event);
    case 'remove':
      return refusalOfHost(state, event.by, mayModerate) ?? refusalAbout(state, event);
  }
}

function refusalOfEntrant(state: RoomState, entrant: Entrant): RoomRefusal | undefined {
  if (state.removed.includes(entrant.memberId)) return 'removed';
  if (seatOf(state, entrant.memberId)) return undefined;
  const isTheirs = entrant.isOwner || state.roles.cohosts.includes(entrant.memberId);
  if (state.policy.isLocked && !isTheirs) return 'room-locked';
  return state.seats.length >= state.rules.capacity ? 'room-full' : undefined;
}

function refusalOfHost(
  state: RoomState,
  by: MemberId,
  may: (role: Role) => boolean,
): RoomRefusal | undefined {
  const who = memberOf(state, by);
  if (!who) return 'not-in-room';
  return may(who.role) ? undefined : 'not-allowed';
}

/** Nobody puts out or demotes themselves, and a co-host leaves host and co-hosts alone. */
function refusalAbout(
  state: RoomState,
  { by, memberId }: { readonly by: MemberId; readonly memberId: MemberId },
): RoomRefusal | undefined {
  const whom = memberOf(state, memberId);
  if (!whom) return 'member-not-found';
  if (by === memberId) return 'not-allowed';
  return mayModerate(whom.role) && memberOf(state, by)?.role !== 'host' ? 'not-allowed' : undefined;
}

/** One's own as the hosts allow it; hosts end others' and begin nobody's. */
function refusalOfShare(
  state: RoomState,
  {
    by,
    memberId,
    isOn,
  }: { readonly by: MemberId; readonly memberId: MemberId; readonly isOn: boolean },
): RoomRefusal | undefined {
  if (by === memberId) {
    return refusalOfHost(state, by, (role) => !isOn || isAllowed(state.policy.share, role));
  }
  const may = (role: Role) => !isOn && mayModerate(role);
  return refusalOfHost(state, by, may) ?? unknown(state, memberId);
}

function unknown(state: RoomState, memberId: MemberId): RoomRefusal | undefined {
  return seatOf(state, memberId) ? undefined : 'member-not-found';
}

const isHost = (role: Role): boolean => role === 'host';
