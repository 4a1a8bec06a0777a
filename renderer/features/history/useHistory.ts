import { useCallback, useEffect, useState } from 'react';
import type { QualityTick } from '../../../domain/quality/sample.ts';
import { useClient, useSession } from '../../react/client.tsx';
import type { ArchiveHealth, CallRecord, VerdictChange } from '../../storage/index.ts';
import { callState } from './callState.ts';

/** A running call is looked at again so often. */
const AGAIN_MS = 3_000;

/** What the archive has. */
interface HistoryRead {
  /** Newest first. */
  readonly calls: readonly CallRecord[];
  readonly health: ArchiveHealth;
}

/** All calls, read again while one of them runs; `undefined` until they were read. */
export function useHistory(): { history: HistoryRead | undefined; reload: () => Promise<void> } {
  const { archive } = useSession();
  const read = useCallback(async (): Promise<HistoryRead> => {
    const calls = await archive.list();
    return { calls, health: archive.health() };
  }, [archive]);
  const [history, reload] = useReading(read, ({ calls }) => calls);
  return { history, reload };
}

/** One call with all that was measured in it. */
export interface WholeCall {
  readonly record: CallRecord;
  readonly ticks: readonly QualityTick[];
  readonly changes: readonly VerdictChange[];
}

/** A call by its id, read again while it runs; `missing` when there is none, `undefined` until it was read. */
export function useCall(callId: string): WholeCall | 'missing' | undefined {
  const { archive } = useSession();
  const read = useCallback(async (): Promise<WholeCall | 'missing'> => {
    const [record, ticks, changes] = await Promise.all([
      archive.get(callId),
      archive.ticks(callId),
      archive.changes(callId),
    ]);
    return record ? { record, ticks, changes } : 'missing';
  }, [archive, callId]);
  const [call] = useReading(read, (found) => (found === 'missing' ? [] : [found.record]));
  return call;
}

/** Reads, and reads again for as long as one of the calls runs. */
function useReading<T>(
  read: () => Promise<T>,
  callsOf: (value: T) => readonly CallRecord[],
): readonly [T | undefined, () => Promise<void>] {
  const { now } = useClient();
  const [value, setValue] = useState<T>();
  const reload = useCallback(async () => setValue(await read()), [read]);
  useEffect(() => {
    let isWanted = true;
    void read().then((found) => {
      if (isWanted) setValue(found);
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [read]);
  const calls = value === undefined ? [] : callsOf(value);
  const isRunning = calls.some((call) => callState(call, now()) === 'running');
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  return [value, reload];
}
