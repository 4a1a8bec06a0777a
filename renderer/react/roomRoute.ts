import { parseRoomCode } from '../../domain/ids.ts';
import { isFingerprint, type Invitation } from '../../domain/meeting/invitation.ts';
import type { Platform } from '../platform/index.ts';

/** Pattern of a room's route for the router; `code` is one path segment. */
export const ROOM_PATTERN = '/m/:code';

const ORIGIN = /^https?:\/\/[^/?#\s@]+$/;

/**
 * The route of a room: `/m/abc-defg-hjk`, with `pin` when its service has its own certificate and `at` when it
 * is not this client's own service.
 */
export function roomRoute(invitation: Invitation): string {
  const parts: string[] = [];
  if (invitation.origin !== undefined) parts.push(`at=${encodeURIComponent(invitation.origin)}`);
  if (invitation.fingerprint !== undefined) parts.push(`pin=${invitation.fingerprint}`);
  return `/m/${invitation.code}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/**
 * The invitation in a route, or `undefined` when there is none. In a browser `at` is not listened to: the
 * page belongs to the service it came from, and a link must not be able to point it elsewhere.
 */
export function parseRoomRoute(
  codeText: string,
  search: string,
  kind: Platform['kind'],
): Invitation | undefined {
  const code = parseRoomCode(codeText);
  if (!code) return undefined;
  const parameters = new URLSearchParams(search);
  const pin = parameters.get('pin') ?? undefined;
  if (pin !== undefined && !isFingerprint(pin)) return undefined;
  const at = parameters.get('at') ?? undefined;
  const origin = kind === 'desktop' && at !== undefined && ORIGIN.test(at) ? at : undefined;
  return { code, origin, fingerprint: pin };
}

/** What to do with an invitation that somebody pasted or opened. */
export type Destination =
  | { readonly by: 'route'; readonly route: string }
  /** A browser page belongs to one service; another service's meeting is that service's page. */
  | { readonly by: 'page'; readonly url: string };

/** Decides where an invitation leads from a client of this kind, whose page has this origin. */
export function destinationOf(
  invitation: Invitation,
  kind: Platform['kind'],
  pageOrigin: string,
): Destination {
  const { origin } = invitation;
  if (kind === 'browser' && origin !== undefined && origin !== pageOrigin) {
    return { by: 'page', url: `${origin}/#${roomRoute({ ...invitation, origin: undefined })}` };
  }
  const own = kind === 'browser' ? { ...invitation, origin: undefined } : invitation;
  return { by: 'route', route: roomRoute(own) };
}
