import { useEffect, useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { useSession } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import type { ReportView } from '../../../service/protocol/index.ts';

/** One report as far as it is here. */
export interface OpenReport {
  readonly view: ReportView | undefined;
  readonly fault: Fault | undefined;
  /** Takes the answer to something that was done. */
  put(view: ReportView): void;
}

/** Follows a report: it is asked for again whenever the queue has news. */
export function useReport(key: string | undefined): OpenReport {
  const { desk } = useSession();
  const rows = useDesk((state) => state.rows);
  const [latest, setLatest] = useState<ReportView>();
  const [refused, setRefused] = useState<{ readonly key: string; readonly fault: Fault }>();
  useEffect(() => {
    if (key === undefined) return;
    let isOld = false;
    const ask = async () => {
      const reply = await desk.report(key);
      if (isOld) return;
      setRefused(reply.ok ? undefined : { key, fault: reply.fault });
      if (reply.ok) setLatest((before) => newer(before, reply.value));
    };
    void ask();
    return () => {
      isOld = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- news of the queue are what it is asked again for
  }, [desk, key, rows]);
  const view = latest?.head.key === key ? latest : undefined;
  return {
    view,
    fault: refused?.key === key && view === undefined ? refused?.fault : undefined,
    put: (answer) =>
      setLatest((before) =>
        before?.head.key === answer.head.key ? newer(before, answer) : before,
      ),
  };
}

/** Answers may overtake each other; a report's log only grows. */
function newer(before: ReportView | undefined, next: ReportView): ReportView {
  const isOlder = before?.head.key === next.head.key && before.events.length > next.events.length;
  return isOlder ? before : next;
}
