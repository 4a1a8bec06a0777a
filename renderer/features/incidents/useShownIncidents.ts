import { useEffect, useState } from 'react';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { useClient } from '../../react/client.tsx';
import { useIncidents } from '../../react/stores.ts';
import { shownIncidents } from './shownIncidents.ts';

/** How soon it is noticed that planned maintenance has begun, ms. */
const LOOK_MS = 15_000;

/** What is to be shown now, and the moment for which that is so. */
export function useShownIncidents(): {
  readonly incidents: readonly Incident[];
  readonly nowMs: number;
} {
  const { now } = useClient();
  const state = useIncidents((all) => all);
  const [lookedAtMs, setLookedAtMs] = useState(now);
  useEffect(() => {
    const timer = window.setInterval(() => setLookedAtMs(now()), LOOK_MS);
    return () => window.clearInterval(timer);
  }, [now]);
  return { incidents: shownIncidents(state, lookedAtMs), nowMs: lookedAtMs };
}
