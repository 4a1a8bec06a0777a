import { Suspense, useCallback, useContext, useSyncExternalStore } from 'react';
import { useMeeting, useReports, useView } from '../react/stores.ts';
import { StageThemeProvider } from '../ui/theme/ThemeProvider.tsx';
import { EvidenceAskCard, ReportDetail, ReportPage, ReportPanel } from './features.ts';
import type { Reach } from './serviceWatch.ts';
import { ServiceWatchContext } from './StatusStrip.tsx';

// Where the form of a report, what became of it and the way to the service meet.

/** The side panel of a meeting: the form, then the report that came of it. */
export function MeetingReport() {
  const isOnline = useIsOnline();
  const isSignalling = useMeeting((meeting) => meeting.signalling === 'online');
  return <ReportPanel isOnline={isOnline && isSignalling} detail={<SentReport />} />;
}

function SentReport() {
  const key = useView((view) => view.reportSent);
  return key === undefined ? null : (
    <Suspense>
      <ReportDetail reportKey={key} size="small" />
    </Suspense>
  );
}

/** Reporting from outside of a meeting. */
export function NewReportScreen() {
  return <ReportPage isOnline={useIsOnline()} />;
}

/** Asks for this device's view of a fault, when somebody in the meeting wants it. */
export function EvidenceAskHost() {
  const ask = useReports((state) => state.ask);
  if (!ask) return null;
  return (
    <StageThemeProvider>
      <Suspense>
        <EvidenceAskCard key={ask.reportKey} ask={ask} />
      </Suspense>
    </StageThemeProvider>
  );
}

/** Whether a report could be sent now, as far as it is known. */
function useIsOnline(): boolean {
  const watch = useContext(ServiceWatchContext);
  const subscribe = useCallback(
    (changed: () => void) => watch?.subscribe(changed) ?? (() => {}),
    [watch],
  );
  return useSyncExternalStore(
    subscribe,
    () => watch === undefined || isReachable(watch.getState()),
  );
}

function isReachable({ network, service }: Reach): boolean {
  return network && service !== 'unreachable' && service !== 'restarting';
}
