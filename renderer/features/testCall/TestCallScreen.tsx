import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { DevicePicker } from '../../react/DevicePicker.tsx';
import { SourceProblems } from '../../react/SourceProblems.tsx';
import { useCheck, useMeeting } from '../../react/stores.ts';
import { useTitle } from '../../react/useTitle.ts';
import { Callout } from '../../ui/Callout.tsx';
import { LevelMeter } from '../../ui/LevelMeter.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { Call } from './Call.tsx';
import { CallResult } from './CallResult.tsx';
import { testCallTexts } from './texts.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '860px',
    margin: '0 auto',
    padding: '40px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    [at.phone]: { padding: '24px 16px', gap: '16px' },
  },
  about: { margin: 0, maxWidth: '60ch', color: tokens.colorNeutralForeground2 },
  devices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: '12px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** A call with nobody: what a meeting would be like from here, before there is one. */
export function TestCallScreen() {
  const styles = useStyles();
  const t = useTexts(testCallTexts);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const { session, place } = useClient();
  const { secondsDone, fault, last } = useCheck((check) => check);
  const isBusy = useMeeting(({ phase }) => phase.at === 'joining' || phase.at === 'in');
  const isRunning = secondsDone !== undefined;
  useTitle(t('title'));
  useEffect(() => {
    void session.check.recall();
    void session.media.startPreview();
    return () => {
      session.check.stop();
      session.media.stopPreview();
    };
  }, [session]);
  const call = last?.check?.call ? last : undefined;
  return (
    <div className={styles.page}>
      <ScreenHeading>{t('title')}</ScreenHeading>
      {isRunning ? (
        <Call secondsDone={secondsDone} />
      ) : (
        <>
          <p className={styles.about}>{t('about')}</p>
          {fault ? (
            <Callout tone="error" live="alert">
              {faultSentence(fault, language, place)}
            </Callout>
          ) : null}
          {call ? <CallResult record={call} /> : null}
          <SourceProblems />
          <div className={styles.devices}>
            <DevicePicker kind="camera" />
            <DevicePicker kind="microphone" />
            <DevicePicker kind="speaker" />
          </div>
          <LevelMeter label={t('level')} read={session.streams.microphoneLevel} />
          <p className={styles.about}>{isBusy ? t('inMeeting') : t('headphones')}</p>
          <div className={styles.actions}>
            <Button
              appearance="primary"
              disabledFocusable={isBusy}
              onClick={() => session.check.call()}
            >
              {call ? t('again') : t('start')}
            </Button>
            <Button onClick={() => navigate('/')}>{t('home')}</Button>
          </div>
        </>
      )}
    </div>
  );
}
