import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import type { Invitation } from '../../../domain/meeting/invitation.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { isFinal } from '../../react/refusal.ts';
import { RefusalScreen } from '../../react/RefusalScreen.tsx';
import { SourceProblems } from '../../react/SourceProblems.tsx';
import { useShortcuts } from '../../react/useCommand.ts';
import { useTitle } from '../../react/useTitle.ts';
import type { MeetingPhase } from '../../session/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { CheckRegion } from './CheckRegion.tsx';
import { JoinPanel } from './JoinPanel.tsx';
import { Preview } from './Preview.tsx';
import { prejoinTexts } from './texts.ts';
import { useLookUp } from './useLookUp.ts';

const KEYS = ['microphone.toggle', 'camera.toggle'] as const;

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1040px',
    minHeight: '100%',
    margin: '0 auto',
    padding: '32px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: '20px',
    [at.phone]: { padding: '20px 16px', justifyContent: 'flex-start' },
    [at.short]: { padding: '20px 24px', gap: '16px' },
  },
  room: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 7fr) minmax(280px, 5fr)',
    gridTemplateRows: 'auto 1fr',
    gap: '20px 32px',
    alignItems: 'start',
    [at.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'none', gap: '20px' },
  },
  // Beside both the picture and the check; in one column the check comes last, out of the way to the button.
  panel: { gridRow: 'span 2', [at.narrow]: { gridRow: 'auto' } },
  picture: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** The door of a room. Nothing that is wrong with a device keeps a person out. */
export function PreJoinScreen(props: {
  readonly invitation: Invitation;
  /** Where entering this room stands. */
  readonly phase: MeetingPhase;
  readonly onJoin: (passcode?: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(prejoinTexts);
  const { session } = useClient();
  const lookUp = useLookUp(props.invitation);
  const { phase, onJoin } = props;
  useTitle(t('room', { code: props.invitation.code }));
  useShortcuts(KEYS);
  const { invitation } = props;
  useEffect(() => session.meeting.prepare(invitation), [session, invitation]);
  useEffect(() => {
    void session.media.startPreview();
    return () => session.media.stopPreview();
  }, [session]);

  // The answer to a try to join is newer than the answer to the question whether the room is there.
  const refused =
    phase.at === 'refused' ? phase.fault : lookUp.at === 'refused' ? lookUp.fault : undefined;
  if (refused && isFinal(refused.code))
    return <RefusalScreen fault={refused} invitation={props.invitation} onRetry={() => onJoin()} />;
  return (
    <div className={styles.page}>
      <div>
        <ScreenHeading focus={false}>{t('heading')}</ScreenHeading>
        <div className={styles.room}>{t('room', { code: props.invitation.code })}</div>
      </div>
      {refused || lookUp.at === 'asking' ? (
        <RoomState
          refused={refused}
          onRetry={phase.at === 'refused' ? () => onJoin() : lookUp.retry}
        />
      ) : null}
      <div className={styles.columns}>
        <div className={styles.picture}>
          <Preview />
          <SourceProblems />
        </div>
        <div className={styles.panel}>
          <JoinPanel phase={phase} onJoin={onJoin} />
        </div>
        <CheckRegion invitation={invitation} />
      </div>
    </div>
  );
}

function RoomState(props: { readonly refused: Fault | undefined; readonly onRetry: () => void }) {
  const t = useTexts(prejoinTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const { place } = useClient();
  // The field below is where to go on.
  const isPasscode = props.refused?.code.startsWith('passcode-') === true;
  if (!props.refused) return <Callout tone="info">{t('checking')}</Callout>;
  return (
    <Callout
      tone="error"
      live="alert"
      actions={
        isPasscode ? undefined : (
          <Button size="small" onClick={props.onRetry}>
            {common('action.retry')}
          </Button>
        )
      }
    >
      {faultSentence(props.refused, language, place)}
    </Callout>
  );
}
