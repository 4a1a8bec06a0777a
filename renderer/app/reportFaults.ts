import { LONGEST_LOG_LINE, type PageLogLine } from '../../domain/desktop/upkeep.ts';
import type { Shell } from '../platform/index.ts';

/** What faults of the page come from. */
export type FaultSource = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/**
 * Writes what nobody caught into the log file of the desktop program, where a report can take it from.
 * Returns its own undo.
 */
export function reportFaults(window: FaultSource, shell: Pick<Shell, 'call'>): () => void {
  const write = (what: string, error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const level: PageLogLine['level'] = 'error';
    const message = `${what}: ${text}`.slice(0, LONGEST_LOG_LINE);
    // A log that cannot be written must not become an error that is logged.
    shell.call('log:write', { level, message }).catch(() => undefined);
  };
  const onError = (event: ErrorEvent) => write('error', event.error ?? event.message);
  const onRejection = (event: PromiseRejectionEvent) => write('rejection', event.reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
