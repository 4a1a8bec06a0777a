import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { parseInvitation } from '../../domain/meeting/invitation.ts';
import { useClient } from './client.tsx';
import { destinationOf } from './roomRoute.ts';

/** Follows a meeting link or code that somebody typed or handed over; `false` when it is neither. */
export function useFollowInvitation(): (text: string) => boolean {
  const { place } = useClient();
  const [, navigate] = useLocation();
  return useCallback(
    (text) => {
      const invitation = parseInvitation(text);
      if (!invitation) return false;
      const destination = destinationOf(invitation, place, window.location.origin);
      if (destination.by === 'page') window.location.assign(destination.url);
      else navigate(destination.route);
      return true;
    },
    [place, navigate],
  );
}
