import { useEffect } from 'react';
import { useSession } from '../react/client.tsx';
import { loadHistory, loadReport, loadReports } from './features.ts';

/** Long after the first pictures, which should not wait for it. */
const AFTERWARDS_MS = 10_000;

/**
 * Loads what is wanted most when the network is what is wrong, while there still is one: History, and reporting with its
 * engine. `isQuiet` is when it disturbs nothing.
 */
export function useAfterwards(isQuiet: boolean): void {
  const { reports } = useSession();
  useEffect(() => {
    if (!isQuiet) return;
    // Without a network now it is asked for again when it is opened.
    const load = () =>
      void Promise.all([loadHistory(), loadReport(), loadReports(), reports.refresh()]).catch(
        () => undefined,
      );
    const timer = setTimeout(load, AFTERWARDS_MS);
    return () => clearTimeout(timer);
  }, [isQuiet, reports]);
}
