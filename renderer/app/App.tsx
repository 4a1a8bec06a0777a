import { Suspense, useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { i18n as I18n } from 'i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import type { Language } from '../../domain/settings/settings.ts';
import { NoticeBoard } from '../features/notices/index.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { SessionProvider, type Client } from '../react/client.tsx';
import { NEW_REPORT_ROUTE } from '../react/reportRoute.ts';
import { ROOM_PATTERN } from '../react/roomRoute.ts';
import { useFollowInvitation } from '../react/useFollowInvitation.ts';
import { MessageScreen } from '../ui/MessageScreen.tsx';
import { ThemeProvider } from '../ui/theme/ThemeProvider.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ProxyLoginHost, RAIL_FEATURES, TestCallScreen } from './features.ts';
import { Frame } from './Frame.tsx';
import { hashRouting } from './hashLocation.ts';
import { NewReportScreen } from './reporting.tsx';
import { RoomScreen } from './RoomScreen.tsx';
import { ScreenPickerHost } from './ScreenPickerHost.tsx';
import type { ServiceWatch } from './serviceWatch.ts';
import { ServiceWatchContext } from './StatusStrip.tsx';
import { useAfterwards } from './useAfterwards.ts';
import { useLeaveWithRoute } from './useLeaveWithRoute.ts';

/** What the composition root made. */
export interface AppProps {
  readonly client: Client;
  readonly i18n: I18n;
  readonly reach: ServiceWatch['store'];
  /** Links handed over by the operating system. Returns its own undo. */
  readonly onLink: (listener: (link: string) => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** The whole interface. */
export function App(props: AppProps) {
  const { client, i18n } = props;
  return (
    <ErrorBoundary language={() => i18n.language as Language} report={props.report}>
      <I18nextProvider i18n={i18n}>
        <SessionProvider client={client}>
          <ServiceWatchContext value={props.reach}>
            <ThemeProvider>
              <Router {...hashRouting}>
                <Screens onLink={props.onLink} />
              </Router>
              <NoticeBoard />
              {client.shell ? (
                <Suspense>
                  <ProxyLoginHost />
                </Suspense>
              ) : null}
              <ScreenPickerHost />
            </ThemeProvider>
          </ServiceWatchContext>
        </SessionProvider>
      </I18nextProvider>
    </ErrorBoundary>
  );
}

function Screens(props: Pick<AppProps, 'onLink'>) {
  const { onLink } = props;
  const [path, navigate] = useLocation();
  const follow = useFollowInvitation();
  useLeaveWithRoute();
  useAfterwards(path === '/');
  useEffect(
    () =>
      onLink((link) => {
        // Whatever the system handed over, a person sees an answer: an unknown route says so.
        if (!follow(link)) navigate('/unknown-link');
      }),
    [onLink, follow, navigate],
  );
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {RAIL_FEATURES.map(({ route, Screen }) => (
          <Route key={route} path={route}>
            <Frame>
              <Suspense fallback={<Loading />}>
                <Screen />
              </Suspense>
            </Frame>
          </Route>
        ))}
        <Route path="/test-call">
          <Frame>
            <Suspense fallback={<Loading />}>
              <TestCallScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route path={NEW_REPORT_ROUTE}>
          <Frame>
            <Suspense fallback={<Loading />}>
              <NewReportScreen />
            </Suspense>
          </Frame>
        </Route>
        <Route path={ROOM_PATTERN}>{({ code }) => <RoomScreen code={code} />}</Route>
        <Route>
          <RoomScreen code="" />
        </Route>
      </Switch>
    </Suspense>
  );
}

function Loading() {
  return <MessageScreen title={useTexts(commonTexts)('loading')} />;
}
