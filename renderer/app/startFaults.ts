import type { Clock } from '../platform/clock.ts';
import type { Session } from '../session/index.ts';

/** The first screen is up by then, and a meeting that is entered at once is on its way. */
const FIRST_MS = 4_000;

/**
 * Begins, soon after the start, to send reports that wait on this device and to listen for incidents; a report that is
 * filed before that begins it at once. Returns its own undo.
 */
export function startFaults({ reports }: Pick<Session, 'reports'>, clock: Clock): () => void {
  return clock.after(FIRST_MS, () => void reports.refresh());
}
