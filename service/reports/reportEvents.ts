import type { ReportEvent } from '../../domain/faults/report.ts';
import type { Log } from '../log.ts';
import type { StoredReport } from './reportStore.ts';

/** Hears of what happened to a report, which holds the event already. It answers at once and works on its own time. */
export type ReportListener = (report: StoredReport, event: ReportEvent) => void;

/** Tells whoever listens what happened to reports. */
export interface ReportEvents {
  /** From now on, until the returned function is called. */
  onEvent(listener: ReportListener): () => void;
  /** Called when it is on the disk. What a listener throws is logged: it must not undo what is done. */
  tell: ReportListener;
}

/** Nobody listens at first. */
export function createReportEvents(log: Log): ReportEvents {
  const listeners = new Set<ReportListener>();
  return {
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(report, event) {
      for (const listener of listeners) {
        try {
          listener(report, event);
        } catch (error) {
          log.error({ err: error, event: event.type }, 'a listener of reports failed');
        }
      }
    },
  };
}
