import type { EpochMs } from '../../domain/time.ts';
import type { Log, LogLevel } from './log.ts';

/** So much is kept of each kind: enough for the minutes before a fault, and never more than a megabyte. */
const KEPT_MAX = 500;

/** One line of the log, or one step of a meeting's connection. */
export interface JournalEntry {
  readonly atMs: EpochMs;
  readonly level: LogLevel;
  readonly text: string;
  /** Plain values. */
  readonly context: Readonly<Record<string, unknown>> | undefined;
}

/** What this window remembers of its own doing, for a report of a fault. Kept in memory, the oldest go first. */
export interface Journal {
  /** A {@link Log} that is remembered. */
  readonly log: Log;
  /** Remembers a step of the meeting. */
  event(text: string, context?: JournalEntry['context']): void;
  lines(): readonly JournalEntry[];
  events(): readonly JournalEntry[];
}

/** A journal that is empty. */
export function createJournal(now: () => EpochMs): Journal {
  const lines: JournalEntry[] = [];
  const events: JournalEntry[] = [];
  const keep = (list: JournalEntry[], entry: Omit<JournalEntry, 'atMs'>) => {
    if (list.push({ atMs: now(), ...entry }) > KEPT_MAX) list.shift();
  };
  return {
    log: (level, text, context) => {
      if (level !== 'debug') keep(lines, { level, text, context });
    },
    event: (text, context) => keep(events, { level: 'info', text, context }),
    lines: () => lines.slice(),
    events: () => events.slice(),
  };
}
