import { civilOf, dayOf, isoDate, parseIsoDate } from '../calendar.ts';
import type { EpochMs } from '../time.ts';

/** A day of the contract, `2026-11-24`, from midnight to midnight in China. */
export type ContractDate = string;

/** China's midnight comes eight hours before UTC's; its clocks have not been changed since 1991. */
const CHINA_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Whether a text is a date of the calendar. */
export function isContractDate(text: string): text is ContractDate {
  return parseIsoDate(text) !== undefined;
}

/** When a day of the contract begins. Throws a `RangeError` for what is no date. */
export function startOfDate(date: ContractDate): EpochMs {
  return dayNumberOf(date) * DAY_MS - CHINA_AHEAD_MS;
}

/** The day of the contract on which a moment falls. For the years 0 to 9999. */
export function dateAt(atMs: EpochMs): ContractDate {
  return isoDate(civilOf(Math.floor((atMs + CHINA_AHEAD_MS) / DAY_MS)));
}

/** The date so many days later, or earlier. Throws a `RangeError` for what is no date. */
export function addDays(date: ContractDate, days: number): ContractDate {
  return isoDate(civilOf(dayNumberOf(date) + days));
}

function dayNumberOf(date: ContractDate): number {
  const civil = parseIsoDate(date);
  if (!civil) throw new RangeError(`not a date: ${date}`);
  return dayOf(civil);
}
