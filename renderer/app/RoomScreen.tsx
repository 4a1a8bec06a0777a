import {
  Activity,
  Suspense,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { fault } from '../../domain/fault.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useClient } from '../react/client.tsx';
import { RefusalScreen } from '../react/RefusalScreen.tsx';
import { parseRoomRoute, roomRoute } from '../react/roomRoute.ts';
import { useIncidents, useMeeting } from '../react/stores.ts';
import type { MeetingPhase } from '../session/index.ts';
import { MessageScreen } from '../ui/MessageScreen.tsx';
import { ChatPanel, MeetingScreen, PeoplePanel, PreJoinScreen, QualityPanel } from './features.ts';
import { Frame } from './Frame.tsx';
import { IncidentBanner } from './incidents.ts';
import { EvidenceAskHost, MeetingReport } from './reporting.tsx';
import { appTexts } from './texts.ts';
import { useAfterwards } from './useAfterwards.ts';

/** A room: its door, the meeting, and what is shown when it is closed. `code` as it stands in the route. */
export function RoomScreen(props: { readonly code: string }) {
  const { session, place } = useClient();
  const search = useSearch();
  const invitation = useMemo(
    () => parseRoomRoute(props.code, search, place),
    [props.code, search, place],
  );
  if (!invitation) {
    return (
      <Frame>
        <RefusalScreen fault={fault('link-invalid')} onRetry={() => {}} />
      </Frame>
    );
  }
  const join = (passcode?: string) => void session.meeting.join(invitation, passcode);
  return <Room key={invitation.code} invitation={invitation} join={join} />;
}

function Room(props: {
  readonly invitation: Invitation;
  readonly join: (passcode?: string) => void;
}) {
  const { invitation, join } = props;
  const { view } = useClient();
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const isAnyIncident = useIncidents(({ incidents }) => incidents.length > 0);
  // Deferred: drawing the meeting for the first time keeps the page's thread busy for 100 ms and more, and offers
  // and answers pass through the same thread. In slices, neither waits for the other.
  const phase = useDeferredValue(usePhaseOf(invitation));
  const [direct] = useState(useDirectEntry(invitation));
  const [entered, setEntered] = useState(false);

  if (phase.at === 'in' && !entered) setEntered(true);
  useAfterwards(phase.at === 'in');

  const onOpen = useEffectEvent(() => {
    view.setState({ enterRoute: undefined, leftRoute: undefined });
    if (direct) join();
  });
  useEffect(() => onOpen(), []);
  useEffect(() => {
    if (phase.at !== 'left' || !entered) return;
    view.setState({
      leftRoute: roomRoute(invitation),
      panel: undefined,
      reportSent: undefined,
    });
    navigate('/', { replace: true });
  }, [phase, entered, invitation, view, navigate]);

  if (phase.at === 'refused' && entered) {
    return (
      <Frame>
        <RefusalScreen fault={phase.fault} invitation={invitation} onRetry={() => join()} />
      </Frame>
    );
  }
  // On the way out there is nothing to show, least of all a door that would open the camera again.
  if (phase.at === 'left' && entered) return null;
  const joining = t('joining', { code: invitation.code });
  const entering = phase.at === 'joining' && (entered || direct);
  if (entering || (phase.at === 'idle' && direct)) return <MessageScreen title={joining} />;
  // The meeting is built, unseen, while the person is still at the door: built after the click on Join it would
  // keep the offers and answers of its first connections waiting for 100 ms and more.
  return (
    <>
      {phase.at === 'in' ? null : (
        <Frame>
          <PreJoinScreen invitation={invitation} phase={phase} onJoin={join} />
        </Frame>
      )}
      <Activity mode={phase.at === 'in' ? 'visible' : 'hidden'}>
        <Suspense fallback={<MessageScreen title={joining} />}>
          <MeetingScreen panels={PANELS} incidents={isAnyIncident ? <IncidentBanner /> : null} />
        </Suspense>
        <EvidenceAskHost />
      </Activity>
    </>
  );
}

/**
 * The phase of this room. What is left over from another room, or from an earlier visit to this one, is not
 * this room's.
 */
function usePhaseOf(invitation: Invitation): MeetingPhase {
  const code = useMeeting((meeting) => meeting.code);
  const phase = useMeeting((meeting) => meeting.phase);
  const [before] = useState(phase);
  const over = phase === before && (phase.at === 'refused' || phase.at === 'left');
  const elsewhere = code !== undefined && code !== invitation.code;
  return over || elsewhere ? IDLE : phase;
}

const PANELS = {
  chat: <ChatPanel />,
  people: <PeoplePanel />,
  quality: <QualityPanel />,
  report: <MeetingReport />,
};

const IDLE: MeetingPhase = { at: 'idle' };

/** True when this room is entered without its door: by `Rejoin`, or because the page was reloaded in the meeting. */
function useDirectEntry(invitation: Invitation): () => boolean {
  const { session, view } = useClient();
  return () =>
    view.getState().enterRoute === roomRoute(invitation) ||
    session.meeting.interrupted()?.code === invitation.code;
}
