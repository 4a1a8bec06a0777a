import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a report. */
export type TraceEntry = Readonly<Record<string, unknown>>;
/** One answer of `getStats()`. */
export type TraceReport = readonly TraceEntry[];

const FILE = join(import.meta.dirname, '../fixtures/statsTrace.json');

/**
 * What `getStats()` really answered in Chromium, once a second, at one end of a call of two with sound and HD picture
 * both ways (`npm run bench -- record-stats`).
 */
export function readTrace(): readonly TraceReport[] {
  const known = new Map<unknown, TraceEntry>();
  const looks = JSON.parse(readFileSync(FILE, 'utf8')) as TraceReport[];
  return looks.map((changes) =>
    changes.map((change) => {
      const entry = { ...known.get(change['id']), ...change };
      known.set(change['id'], entry);
      return entry;
    }),
  );
}

/** As the browser gives it. */
export function asReport(entries: TraceReport): RTCStatsReport {
  return new Map(entries.map((entry) => [entry['id'], entry])) as unknown as RTCStatsReport;
}

/** Changes the entries of a type. */
export function change(
  report: TraceReport,
  type: string,
  to: (entry: TraceEntry) => TraceEntry | readonly TraceEntry[],
): TraceReport {
  return report.flatMap((entry) => (entry['type'] === type ? to(entry) : entry));
}

/** The value of a counter, which is in the report or there is something wrong with the test. */
export function counter(entry: TraceEntry, key: string): number {
  const value = entry[key];
  if (typeof value !== 'number') throw new Error(`${String(entry['id'])} has no ${key}`);
  return value;
}
