import { Button, makeStyles } from '@fluentui/react-components';
import { VideoAdd20Regular } from '@fluentui/react-icons/svg/video-add';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { roomRoute } from '../../react/roomRoute.ts';
import { Callout } from '../../ui/Callout.tsx';
import { homeTexts } from './texts.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: '12px', justifyContent: 'center' },
  button: { minHeight: '44px' },
});

/** Makes an instant room and goes to its door, or to a call with nobody, to try first. */
export function NewMeeting() {
  const styles = useStyles();
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { session, place, doubtService } = useClient();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();

  const start = async () => {
    setBusy(true);
    setFault(undefined);
    const reply = await session.meeting.createRoom();
    setBusy(false);
    if (reply.ok) {
      navigate(roomRoute({ code: reply.value, origin: undefined, fingerprint: undefined }));
      return;
    }
    setFault(reply.fault);
    doubtService();
  };

  return (
    <div className={styles.column}>
      <Button
        appearance="primary"
        size="large"
        className={styles.button}
        icon={<VideoAdd20Regular />}
        disabledFocusable={busy}
        onClick={() => void start()}
      >
        {busy ? t('starting') : t('newMeeting')}
      </Button>
      <Button onClick={() => navigate('/test-call')}>{t('testCall')}</Button>
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, place)}
        </Callout>
      ) : null}
    </div>
  );
}
