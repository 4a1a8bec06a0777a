import type { MemberId } from '../../domain/ids.ts';
import {
  offsetOf,
  stepClockOffset,
  type ClockOffset,
} from '../../domain/quality/measuring/clockOffset.ts';
import { FACTS_LIVE_MS, type FarReport } from '../../domain/quality/measuring/farReport.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Conference } from '../rtc/conference.ts';
import { undoOn } from './listeners.ts';
import { readAsk, readFarReport } from './farReportText.ts';

/** What was held up by an outage arrives at once, so a minute of reports may come together … */
const MOST_AT_ONCE = 60;
/** … but in the long run not many more than the one a second that is meant, and what is asked for in between. */
const REFILL_PER_MS = 3 / 1_000;
/** Longer than a data channel holds anything back. */
const LATEST_REPORT_MS = 60_000;

/** A report that has just come. */
export interface NewReport {
  readonly memberId: MemberId;
  readonly report: FarReport;
  /** Add it to a time of the report to have it on this client's wall clock. */
  readonly clockOffsetMs: number;
}

/** What the far ends say. */
export interface FarReports {
  /** What came since it was last taken, in the order it came. */
  take(): readonly NewReport[];
  /** The last word of a person; `undefined` when there is none, or when it is too old to be of now. */
  latest(memberId: MemberId): FarReport | undefined;
  /** Forgets everybody else. */
  keepOnly(memberIds: readonly MemberId[]): void;
}

/** What listening to them needs. */
export interface FarReportsDeps {
  readonly conference: Pick<Conference, 'on'>;
  /** Somebody asks for so many lines of my picture; 0 for none. Told again with every report. */
  readonly onAsked: (memberId: MemberId, lines: number) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface Teller {
  tokens: number;
  refilledAtMs: number;
  offset: ClockOffset | undefined;
  last: { readonly report: FarReport; readonly atMs: number } | undefined;
  hasBeenRefused: boolean;
}

/** Listens to what the far ends tell until the signal aborts. What is malformed or too much is dropped. */
export function listenToFarEnds(deps: FarReportsDeps): FarReports {
  const { conference, onAsked, clock, log, signal } = deps;
  const tellers = new Map<MemberId, Teller>();
  let fresh: NewReport[] = [];

  function tellerOf(memberId: MemberId): Teller {
    let teller = tellers.get(memberId);
    if (!teller) {
      teller = {
        tokens: MOST_AT_ONCE,
        refilledAtMs: clock.monotonic(),
        offset: undefined,
        last: undefined,
        hasBeenRefused: false,
      };
      tellers.set(memberId, teller);
    }
    return teller;
  }

  function hear(memberId: MemberId, text: string) {
    const teller = tellerOf(memberId);
    if (!hasToken(teller, clock.monotonic())) return refuse(teller);
    const report = readFarReport(text);
    const lines = report ? report.asks : readAsk(text);
    if (report) take(memberId, teller, report);
    if (lines !== undefined) onAsked(memberId, lines);
    else if (!report) refuse(teller);
  }

  function refuse(teller: Teller) {
    if (!teller.hasBeenRefused) log('warn', 'dropped what a far end said');
    teller.hasBeenRefused = true;
  }

  function take(memberId: MemberId, teller: Teller, report: FarReport) {
    // A report that was taken already, or an older one, is nothing new.
    if (teller.last && report.atMs <= teller.last.report.atMs && !isClockSet(teller, report))
      return;
    teller.offset = stepClockOffset(teller.offset, clock.now() - report.atMs, LATEST_REPORT_MS);
    const clockOffsetMs = offsetOf(teller.offset);
    teller.last = { report, atMs: report.atMs + clockOffsetMs };
    fresh.push({ memberId, report, clockOffsetMs });
  }

  undoOn(signal, conference.on('told', hear));
  return {
    take: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
    latest: (memberId) => {
      const last = tellers.get(memberId)?.last;
      return last && clock.now() - last.atMs <= FACTS_LIVE_MS ? last.report : undefined;
    },
    keepOnly: (memberIds) => {
      for (const memberId of tellers.keys()) {
        if (!memberIds.includes(memberId)) tellers.delete(memberId);
      }
    },
  };
}

/** A far end whose clock was put back by more than any delay goes on from there. */
function isClockSet({ last }: Teller, report: FarReport): boolean {
  return last !== undefined && last.report.atMs - report.atMs > LATEST_REPORT_MS;
}

function hasToken(teller: Teller, nowMs: number): boolean {
  const earned = (nowMs - teller.refilledAtMs) * REFILL_PER_MS;
  teller.tokens = Math.min(MOST_AT_ONCE, teller.tokens + earned);
  teller.refilledAtMs = nowMs;
  if (teller.tokens < 1) return false;
  teller.tokens -= 1;
  return true;
}
