import { endOfTen, ROLL_UP_MS, rollUp } from '../../domain/quality/keeping/rollUp.ts';
import { parseCallRow } from './callRow.ts';
import type { HistoryDatabase } from './database.ts';
import { parseTickRow, toTickRow } from './tickRow.ts';

const DAY_MS = 86_400_000;
/** Seconds that one transaction moves: some ten milliseconds, in which nobody else writes. */
const BATCH = 300;

/** Drops the calls that ended more than `keepDays` ago, and rolls up the seconds of more than a day ago. */
export async function tidyHistory(
  database: HistoryDatabase,
  nowMs: number,
  keepDays: number,
): Promise<void> {
  const keptFromMs = nowMs - keepDays * DAY_MS;
  const started = await database.calls.where('startedAtMs').below(keptFromMs).toArray();
  for (const call of started.flatMap((row) => parseCallRow(row) ?? [])) {
    if (call.endedAtMs < keptFromMs) await removeCall(database, call.callId);
  }
  // Whole tens only, so that each is rolled up once.
  const untilMs = endOfTen(nowMs - DAY_MS) - ROLL_UP_MS;
  while ((await thin(database, untilMs)) === BATCH);
}

/** Removes a call and all that was measured in it. */
export async function removeCall(database: HistoryDatabase, callId: string): Promise<void> {
  const { calls, seconds, tens, changes } = database;
  await database.transaction('rw', calls, seconds, tens, changes, async () => {
    await calls.delete(callId);
    await seconds
      .where('[callId+atMs]')
      .between(...inCall(callId))
      .delete();
    await tens
      .where('[callId+ten]')
      .between(...inCall(callId))
      .delete();
    await changes.where('callId').equals(callId).delete();
  });
}

/** Bounds of an index whose keys are a call and a moment. */
export function inCall(callId: string, fromMs = -Infinity, toMs = Infinity) {
  return [[callId, fromMs], [callId, toMs], true, true] as const;
}

/** Rolls up some seconds up to a moment, oldest first. Returns how many there were, at most {@link BATCH}. */
function thin(database: HistoryDatabase, untilMs: number): Promise<number> {
  const { seconds, tens } = database;
  return database.transaction('rw', seconds, tens, async () => {
    const old = seconds.where('atMs').belowOrEqual(untilMs).limit(BATCH);
    const [keys, rows] = await Promise.all([old.primaryKeys(), old.toArray()]);
    const calls = Map.groupBy(keys.keys(), (at) => keys[at]?.[0] ?? '');
    for (const [callId, places] of calls) {
      const ticks = places.flatMap((at) => parseTickRow(rows[at]) ?? []);
      // A ten that a batch has cut in two, or whose seconds came late, is taken up again.
      const keysOfTens = ticks.map(({ atMs }): [string, number] => [callId, endOfTen(atMs)]);
      const before = (await tens.bulkGet(keysOfTens)).flatMap((row) => parseTickRow(row) ?? []);
      const whole = rollUp([...new Map(before.map((ten) => [ten.atMs, ten])).values(), ...ticks]);
      await tens.bulkPut(
        whole.map((tick) => ({ ...toTickRow(callId, tick), ten: endOfTen(tick.atMs) })),
      );
    }
    await seconds.bulkDelete(keys);
    return keys.length;
  });
}
