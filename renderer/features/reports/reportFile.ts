import { clocksOf } from '../../../domain/faults/clocks.ts';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { standingOf } from '../../../domain/faults/standing.ts';
import { isoTime } from '../../../domain/isoTime.ts';
import { eventsOf } from '../../react/myReport.ts';
import type { MyReport } from '../../session/reports/port.ts';

/** `umeet-report-000123`, or with the begin of its key while it has no number. */
export function reportFileName(report: MyReport): string {
  const number = report.view?.head.number;
  const name = number === undefined ? report.key.slice(0, 8) : reportNumberText(number);
  return `umeet-report-${name}`;
}

/**
 * A report as JSON, with its log of events and what follows from it at `nowMs` of the service's clock. Moments are epoch
 * milliseconds of that clock, or ISO 8601 in UTC where their name ends in `At`.
 */
export function toReportJson(report: MyReport, nowMs: number): string {
  const events = eventsOf(report);
  const standing = standingOf(events);
  const { view } = report;
  const content = {
    format: 'umeet-report',
    version: 1,
    exportedAt: isoTime(nowMs),
    key: report.key,
    number: view?.head.number ?? null,
    isSent: view !== undefined,
    category: report.category,
    proposedLevel: view?.head.proposedLevel ?? null,
    words: report.words,
    contact: report.contact,
    room: view?.head.room ?? null,
    clockOffsetMs: report.clockOffsetMs ?? null,
    standing,
    clocks: clocksOf(standing, nowMs),
    events: events.map((event) => ({ ...event, happenedAt: isoTime(event.atMs) })),
    evidence: view?.bundle ?? null,
    views: view?.views ?? [],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
