import type { ReportEvent, ReportHappening } from '../../domain/faults/report.ts';
import type { MyReport } from '../../renderer/session/reports/port.ts';

/** When the fault of {@link fakeReport} occurred, by the service's clock. */
export const FAULT_AT_MS = Date.UTC(2026, 10, 23, 8, 0, 0);

/** An event a number of seconds after the fault. */
export function fakeEvent(
  secondsAfter: number,
  by: ReportEvent['by'],
  happening: ReportHappening,
): ReportEvent {
  const eventId = `event-${secondsAfter}-${happening.type}`;
  return { ...happening, eventId, atMs: FAULT_AT_MS + secondsAfter * 1_000, by };
}

/** A report of level 2 as this device keeps it; `events` are those after its filing, and make it known to the service. */
export function fakeReport(
  change: Partial<MyReport> = {},
  events?: readonly ReportEvent[],
): MyReport {
  const key = 'report-key-of-a-test-0001';
  const filed = { type: 'filed', level: 2, occurredAtMs: FAULT_AT_MS } as const;
  return {
    key,
    origin: 'https://meet.example.com',
    delivery: events ? 'sent' : 'waiting',
    filedAtMs: FAULT_AT_MS,
    occurredAtMs: FAULT_AT_MS,
    category: 'video',
    level: 2,
    words: 'The picture stands still',
    contact: '',
    bundle: undefined,
    view: events && {
      head: {
        key,
        number: 123,
        category: 'video',
        proposedLevel: 2,
        words: 'The picture stands still',
        contact: '',
        room: undefined,
        occurredByClientMs: FAULT_AT_MS,
      },
      events: [fakeEvent(1, 'reporter', filed), ...events],
      views: [],
      nowMs: FAULT_AT_MS,
    },
    clockOffsetMs: undefined,
    ...change,
  };
}
