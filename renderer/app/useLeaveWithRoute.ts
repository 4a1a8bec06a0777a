import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { parseRoomCode } from '../../domain/ids.ts';
import { useClient } from '../react/client.tsx';
import { currentRoute } from './hashLocation.ts';

/**
 * Going elsewhere is leaving: with the browser's back button, an edited address or another invitation the
 * meeting ends, and no camera stays on behind a screen that does not show it.
 */
export function useLeaveWithRoute(): void {
  const { session, view } = useClient();
  const [path] = useLocation();
  const route = useRef(currentRoute());
  useEffect(() => {
    const leftRoute = route.current;
    route.current = currentRoute();
    const { phase, code } = session.stores.meeting.getState();
    const there = phase.at === 'in' || phase.at === 'joining';
    if (!there || code === undefined || parseRoomCode(path.replace('/m/', '')) === code) return;
    view.setState({ panel: undefined, reportSent: undefined, leftRoute });
    void session.meeting.leave();
  }, [path, session, view]);
}
