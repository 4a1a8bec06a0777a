import type { HistoryKeeping } from '../../domain/settings/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { Session } from '../session/index.ts';

/** Nobody waits for it: Home is on the screen, and a meeting that is entered at once is on its way. */
const FIRST_MS = 15_000;
const PERIOD_MS = 3_600_000;

/**
 * Keeps the history within its bounds: soon after the start, once an hour, and when the person chooses to keep less.
 * Returns its own undo.
 */
export function tidyHistory(
  session: Pick<Session, 'archive' | 'stores'>,
  clock: Clock,
): () => void {
  const { archive } = session;
  const { settings } = session.stores;
  const tidy = () => void archive.tidy(clock.now(), daysOf(settings.getState().keepHistory));
  const undos = [
    clock.after(FIRST_MS, tidy),
    clock.every(PERIOD_MS, tidy),
    settings.subscribe((now, before) => {
      if (now.keepHistory !== before.keepHistory) tidy();
    }),
  ];
  return () => undos.forEach((undo) => undo());
}

function daysOf(keeping: HistoryKeeping): number {
  return keeping === 'for-ever' ? Infinity : keeping;
}
