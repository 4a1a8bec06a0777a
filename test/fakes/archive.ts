import type { QualityTick } from '../../domain/quality/sample.ts';
import type { CallArchive, CallRecord, VerdictChange } from '../../renderer/storage/index.ts';

/** An archive in memory that keeps everything. */
export function createMemoryArchive(): CallArchive {
  const calls = new Map<string, CallRecord>();
  const ticks = new Map<string, readonly QualityTick[]>();
  const changes = new Map<string, readonly VerdictChange[]>();
  const all = [calls, ticks, changes];
  return {
    health: () => 'working',
    put: async (record) => void calls.set(record.callId, record),
    addTicks: async (callId, more) =>
      void ticks.set(callId, [...(ticks.get(callId) ?? []), ...more]),
    addChange: async (callId, one) =>
      void changes.set(callId, [...(changes.get(callId) ?? []), one]),
    get: async (callId) => calls.get(callId),
    list: async (limit) =>
      [...calls.values()]
        .toSorted((one, other) => other.startedAtMs - one.startedAtMs)
        .slice(0, limit),
    ticks: async (callId, fromMs = -Infinity, toMs = Infinity) =>
      (ticks.get(callId) ?? []).filter(({ atMs }) => atMs >= fromMs && atMs <= toMs),
    changes: async (callId) => changes.get(callId) ?? [],
    remove: async (callId) => all.forEach((map) => map.delete(callId)),
    clear: async () => all.forEach((map) => map.clear()),
    tidy: async (nowMs, keepDays) => {
      for (const { callId, endedAtMs } of calls.values()) {
        if (endedAtMs < nowMs - keepDays * 86_400_000) all.forEach((map) => map.delete(callId));
      }
    },
  };
}
