import type { RoomPolicy } from '../../domain/meeting/policy.ts';
import { changeRoom, emptyRoom, nextExpiryMs, type RoomChange } from '../../domain/meeting/room.ts';
import type { RoomEvent, RoomRules, RoomState } from '../../domain/meeting/roomState.ts';
import type { EpochMs } from '../../domain/time.ts';

/** Runs something after a delay; returns the undo. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

/** What {@link createSeats} needs. */
export interface SeatsNeeds {
  readonly rules: RoomRules;
  readonly policy: RoomPolicy;
  readonly now: () => EpochMs;
  readonly schedule: Schedule;
  /** Time freed seats. */
  readonly onExpired: (change: RoomChange) => void;
}

/** The state of one room, and the timer that lets absent members expire. */
export interface Seats {
  state(): RoomState;
  apply(event: RoomEvent): RoomChange;
  /** Stops the timer. */
  close(): void;
}

/** The seats of a room that nobody is in yet. */
export function createSeats({ rules, policy, now, schedule, onExpired }: SeatsNeeds): Seats {
  let state = emptyRoom(rules, policy);
  let cancelTimer: (() => void) | undefined;

  function apply(event: RoomEvent): RoomChange {
    const change = changeRoom(state, event, now());
    state = change.state;
    cancelTimer?.();
    cancelTimer = undefined;
    const expiry = nextExpiryMs(state);
    if (expiry !== undefined) {
      // Not before it is due, or the timer would spin; not after the grace, should the clock be set back.
      const delayMs = Math.min(Math.max(1, expiry - now()), Math.max(1, rules.seatGraceMs));
      cancelTimer = schedule(delayMs, () => onExpired(apply({ kind: 'expire' })));
    }
    return change;
  }

  return { state: () => state, apply, close: () => cancelTimer?.() };
}
