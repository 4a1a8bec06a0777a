import type { EpochMs } from '../time.ts';
import { NOTICE_LIMIT_MS, type Incident } from './incident.ts';

/** A client said that it has shown a notice of an incident. */
export interface NoticeReceipt {
  readonly clientId: string;
  readonly atMs: EpochMs;
}

/** How far the first notice of an incident reached. */
export interface NoticeReach {
  /** Clients online when it was declared. */
  readonly online: number;
  /** Of them, those that said they have it. */
  readonly told: number;
  /** §5.7's time (MTTN): the mean from the detection to the receipts of those; `undefined`: there are none. */
  readonly meanMs: number | undefined;
  readonly longestMs: number | undefined;
  /** Clients that came later and said they have it. */
  readonly late: number;
}

/**
 * How far a notice reached. Each client counts once, by the first receipt of it, whichever revision that was for: who knows of a
 * later state of an incident knows of it. Who was not online at the declaration could not be told in time and is apart.
 */
export function reachOf(
  { detectedAtMs }: Pick<Incident, 'detectedAtMs'>,
  online: ReadonlySet<string>,
  receipts: readonly NoticeReceipt[],
): NoticeReach {
  const firsts = new Map<string, EpochMs>();
  for (const { clientId, atMs } of receipts)
    firsts.set(clientId, Math.min(atMs, firsts.get(clientId) ?? atMs));
  const times = [...firsts]
    .filter(([clientId]) => online.has(clientId))
    .map(([, atMs]) => Math.max(0, atMs - detectedAtMs));
  const told = times.length;
  return {
    online: online.size,
    told,
    meanMs: told === 0 ? undefined : times.reduce((sum, ms) => sum + ms, 0) / told,
    longestMs: told === 0 ? undefined : times.reduce((most, ms) => Math.max(most, ms), 0),
    late: firsts.size - told,
  };
}

/** Whether §5.7 was kept by the mean; `undefined` while nobody who was online has said they know. */
export function isNoticeInTime({ meanMs }: Pick<NoticeReach, 'meanMs'>): boolean | undefined {
  return meanMs === undefined ? undefined : meanMs <= NOTICE_LIMIT_MS;
}
