import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import type { ReportDraft } from '../../commands/index.ts';
import { useClient } from '../../react/client.tsx';
import { useView } from '../../react/stores.ts';
import { collectedAgain, proposedDraft } from './draft.ts';

/** The report that is being written, and what can be done to it as a whole. */
export interface DraftWork {
  /** `undefined` while what was measured is collected. */
  readonly draft: ReportDraft | undefined;
  readonly isBusy: boolean;
  readonly fault: Fault | undefined;
  change(draft: ReportDraft): void;
  collectAgain(): Promise<void>;
  addPicture(): Promise<void>;
  send(): Promise<void>;
}

/** Begins a report, or goes on with the one that was begun. `onSent` is given the key of what is safe on this device. */
export function useDraft(onSent: (key: string) => void): DraftWork {
  const { session, view } = useClient();
  const draft = useView((state) => state.reportDraft);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const change = (next: ReportDraft) => view.setState({ reportDraft: next });
  const prepare = useCallback(
    () => session.reports.prepare(view.getState().failedJoin),
    [session, view],
  );
  useBeginning(prepare);

  const work = async (doing: () => Promise<Fault | undefined>) => {
    setBusy(true);
    setFault(undefined);
    setFault(await doing());
    setBusy(false);
  };
  return {
    draft,
    isBusy,
    fault,
    change,
    collectAgain: () =>
      work(async () => {
        const prepared = await prepare();
        const { reportDraft } = view.getState();
        if (reportDraft) change(collectedAgain(reportDraft, prepared));
        return undefined;
      }),
    addPicture: () =>
      work(async () => {
        if (!draft) return undefined;
        const reply = await session.reports.addPicture(draft.prepared);
        if (!reply.ok) return reply.fault;
        // What was written while the person chose a window is newer than `draft`.
        const { reportDraft } = view.getState();
        if (reportDraft) change({ ...collectedAgain(reportDraft, reply.value), isTouched: true });
        return undefined;
      }),
    send: () =>
      work(async () => {
        if (!draft) return undefined;
        const reply = await session.reports.send(draft.prepared, draft.filing);
        if (!reply.ok) return reply.fault;
        view.setState({ reportDraft: undefined, failedJoin: undefined });
        onSent(reply.value);
        return undefined;
      }),
  };
}

/**
 * Collects what was measured unless a draft is there. One in which nothing was decided is thrown away with the form, so
 * that the next begins with what is measured then.
 */
function useBeginning(prepare: () => Promise<ReportDraft['prepared']>): void {
  const { view } = useClient();
  useEffect(() => {
    let isWanted = true;
    const begin = async () => {
      const prepared = await prepare();
      if (isWanted && !view.getState().reportDraft) {
        view.setState({ reportDraft: proposedDraft(prepared, view.getState().keptReport) });
      }
    };
    if (!view.getState().reportDraft) void begin();
    return () => {
      isWanted = false;
      if (!view.getState().reportDraft?.isTouched) view.setState({ reportDraft: undefined });
    };
  }, [view, prepare]);
}
