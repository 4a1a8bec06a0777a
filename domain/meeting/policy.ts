import { mayModerate, type Role } from './roles.ts';

/** Who may do something in a room. `hosts` are host and co-hosts. */
export type Allowed = 'everybody' | 'hosts';

/** What the hosts of a room have decided. */
export interface RoomPolicy {
  /** Nobody new comes in; who has a seat may come back to it. */
  readonly isLocked: boolean;
  /** Who is new waits until a host lets them in. */
  readonly hasLobby: boolean;
  readonly chat: Allowed;
  /** Showing one's screen. */
  readonly share: Allowed;
  /** Who may make a recording of the meeting on their own device. */
  readonly recording: Allowed;
}

/** What holds in a room until a host decides otherwise. */
export const OPEN_POLICY: RoomPolicy = {
  isLocked: false,
  hasLobby: false,
  chat: 'everybody',
  share: 'everybody',
  recording: 'everybody',
};

/** Whether somebody of this role is among those who are allowed something. */
export function isAllowed(allowed: Allowed, role: Role): boolean {
  return allowed === 'everybody' || mayModerate(role);
}
