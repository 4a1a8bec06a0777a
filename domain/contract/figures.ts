import type { FaultLevel } from '../faults/level.ts';
import { clause, type ClauseRef } from './clause.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What an edition promises in figures. A person confirms them when an edition is imported. */
export interface ContractFigures {
  /** Share of the time in which the service is there, at least. §5.1 */
  readonly availability: number;
  /** Share of lost packets, at most. §5.4 */
  readonly lossShare: number;
  /** §5.4 */
  readonly jitterMs: number;
  /** §5.4 */
  readonly delayMs: number;
  /** Working days until platform and account are made. §5.6 */
  readonly openingWorkingDays: number;
  /** Working hours until an emergency account is there, in how many of the cases. §5.6 */
  readonly emergencyAccount: { readonly withinHours: number; readonly share: number };
  /** The same for changing and cancelling an account. §5.6 */
  readonly accountChange: { readonly withinHours: number; readonly share: number };
  /** From finding an outage until online customers know of it. §5.7 */
  readonly outageNoticeMs: number;
  /** From the fault to the recovery, by level. §5.8 */
  readonly recoveryMs: Readonly<Record<FaultLevel, number>>;
  /** Days before the next term on which notice must have been given. §6 */
  readonly noticeDays: number;
  /** How many minutes are owed for each that counts. §7.2 */
  readonly compensationFactor: number;
  /** Liability in all, as a multiple of the service fees paid. §9 */
  readonly liabilityFactor: number;
}

/** The name of a figure. */
export type FigureName = keyof ContractFigures;

/** The clause that has each figure. */
export const FIGURE_CLAUSES: Readonly<Record<FigureName, ClauseRef>> = {
  availability: clause('5.1'),
  lossShare: clause('5.4'),
  jitterMs: clause('5.4'),
  delayMs: clause('5.4'),
  openingWorkingDays: clause('5.6'),
  emergencyAccount: clause('5.6'),
  accountChange: clause('5.6'),
  outageNoticeMs: clause('5.7'),
  recoveryMs: clause('5.8'),
  noticeDays: clause('6'),
  compensationFactor: clause('7.2'),
  liabilityFactor: clause('9'),
};

/** The figures of the digest, and of the text that it tells. */
export const DIGEST_FIGURES: ContractFigures = {
  availability: 0.999,
  lossShare: 0.0005,
  jitterMs: 50,
  delayMs: 150,
  openingWorkingDays: 1,
  emergencyAccount: { withinHours: 4, share: 0.99 },
  accountChange: { withinHours: 24, share: 0.99 },
  outageNoticeMs: 15 * MINUTE_MS,
  recoveryMs: { 1: 2 * HOUR_MS, 2: 4 * HOUR_MS, 3: 24 * HOUR_MS, 4: 48 * HOUR_MS },
  noticeDays: 30,
  compensationFactor: 10,
  liabilityFactor: 2,
};
