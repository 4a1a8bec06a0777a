import { webInvitation, type Invitation } from '../../domain/meeting/invitation.ts';
import type { SessionParts } from './meeting.ts';
import type { Services } from './services.ts';
import { withRecentRoom } from './settingsStore.ts';

/** What remembering needs. */
export interface RememberingDeps extends Pick<SessionParts, 'settings' | 'stores' | 'clock'> {
  readonly services: Services;
  readonly signal: AbortSignal;
}

/** After a room was entered: recent rooms, how the next meeting starts, and the links to hand out. */
export function rememberEntry(deps: RememberingDeps, invitation: Invitation, origin: string): void {
  const { settings, stores, services, clock, signal } = deps;
  const { code } = invitation;
  const { microphone, camera } = stores.media.getState();
  settings.setState(({ recentRooms }) => ({
    recentRooms: withRecentRoom(recentRooms, {
      code,
      link: isElsewhere(invitation) ? webInvitation(invitation) : undefined,
      joinedAtMs: clock.now(),
    }),
    startWith: { microphone: microphone.wanted, camera: camera.wanted },
  }));
  // Not shown before the service has said which certificate it shows: a link without it would be refused elsewhere.
  void services.links(invitation, origin).then((links) => {
    if (!signal.aborted) stores.meeting.setState({ invitation: links });
    return undefined;
  });
}

function isElsewhere(invitation: Invitation): invitation is Invitation & { origin: string } {
  return invitation.origin !== undefined;
}
