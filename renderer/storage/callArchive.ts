import type { EpochMs } from '../../domain/time.ts';
import type { CheckFacts } from '../../domain/quality/showing/check.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import type { Outage, Figures, PromiseId, Verdict } from '../../domain/quality/verdict.ts';

/** One stay in a room, or one check before a call. */
export interface CallRecord {
  readonly callId: string;
  readonly kind: 'call' | 'check';
  /** Room code; `undefined` for a check. */
  readonly room: string | undefined;
  readonly startedAtMs: EpochMs;
  /** Last moment that was written; of a call that ended by a crash, the last one known. */
  readonly endedAtMs: EpochMs;
  /** `closed` after a hang-up, `open` while it runs and after a crash. */
  readonly state: 'open' | 'closed';
  /** Names of the people who were there, by member id. */
  readonly people: Readonly<Record<string, string>>;
  /** The whole call's figures as they stood last. */
  readonly figures: Figures | undefined;
  readonly outage: Outage | undefined;
  /** Of a check: what was found beside the figures. */
  readonly check?: CheckFacts | undefined;
}

/** A verdict of the whole call that changed. */
export interface VerdictChange {
  readonly atMs: EpochMs;
  readonly promise: PromiseId;
  readonly from: Verdict;
  readonly to: Verdict;
}

/**
 * `full`: the disk or the browser's share of it is. `unavailable`: there is no store, as in some private windows and under
 * some policies, or it does not open.
 */
export type ArchiveHealth = 'working' | 'full' | 'unavailable';

/**
 * PORT. What the client keeps of its calls, on this device only. Writing never throws and never keeps a call waiting: a full
 * or forbidden store loses history and says so once in the log.
 */
export interface CallArchive {
  /** Whether what is written is kept, as the last attempt showed. */
  health(): ArchiveHealth;
  /** Begins or updates a record. */
  put(record: CallRecord): Promise<void>;
  addTicks(callId: string, ticks: readonly QualityTick[]): Promise<void>;
  addChange(callId: string, change: VerdictChange): Promise<void>;
  get(callId: string): Promise<CallRecord | undefined>;
  /** Newest first, at most `limit`. */
  list(limit?: number): Promise<readonly CallRecord[]>;
  /** Full seconds where they are still kept, ten-second roll-ups before that; oldest first. */
  ticks(callId: string, fromMs?: EpochMs, toMs?: EpochMs): Promise<readonly QualityTick[]>;
  changes(callId: string): Promise<readonly VerdictChange[]>;
  remove(callId: string): Promise<void>;
  /** Removes every call and check. */
  clear(): Promise<void>;
  /** Thins out seconds older than a day and drops calls older than `keepDays`. */
  tidy(nowMs: EpochMs, keepDays: number): Promise<void>;
}
