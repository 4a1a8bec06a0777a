import type { Incarnation, MemberId } from '../../domain/ids.ts';
import { memberOf, type RoomState } from '../../domain/meeting/roomState.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { RequestOf } from '../protocol/index.ts';
import type { Connection } from './connection.ts';
import { createHeldSignals, type HeldSignals } from './heldSignals.ts';

/** Passes signals between the members of one room. */
export interface Relay {
  /**
   * Delivers a signal, or holds it while the addressee is away. Refused when the addressee is not in this
   * room, is the sender, or is no longer the incarnation that was meant.
   */
  send(from: MemberId, request: RequestOf<'signal:send'>): Reply<Record<string, never>>;
  /** Delivers what was held for a member who is back. */
  deliverHeld(to: MemberId): void;
  /** Drops what was held for a member. */
  drop(to: MemberId): void;
}

/** What {@link createRelay} needs: who is in the room, and the way to those who are here. */
export interface RelayNeeds {
  readonly state: () => RoomState;
  readonly connectionOf: (memberId: MemberId) => Connection | undefined;
}

/** The relay of one room. */
export function createRelay({ state, connectionOf }: RelayNeeds): Relay {
  const held = new Map<MemberId, HeldSignals>();
  const isCurrent = (memberId: MemberId, incarnation: Incarnation) =>
    memberOf(state(), memberId)?.incarnation === incarnation;

  return {
    send(from, { to, toIncarnation, signal }) {
      const sender = memberOf(state(), from);
      const addressee = memberOf(state(), to);
      if (!sender) return fail('not-in-room');
      if (to === from || addressee?.incarnation !== toIncarnation) return fail('member-not-found');
      const notice = { from, fromIncarnation: sender.incarnation, signal };
      const connection = connectionOf(to);
      if (connection) {
        connection.notify('signal:received', notice);
        return ok({});
      }
      const buffer = held.get(to) ?? createHeldSignals();
      held.set(to, buffer);
      return buffer.hold(notice) ? ok({}) : fail('rate-limited', 'too much for an absent member');
    },
    deliverHeld(to) {
      for (const signal of held.get(to)?.take(isCurrent) ?? []) {
        connectionOf(to)?.notify('signal:received', signal);
      }
      held.delete(to);
    },
    drop: (to) => void held.delete(to),
  };
}
