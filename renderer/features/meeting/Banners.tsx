import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { SourceProblems } from '../../react/SourceProblems.tsx';
import { useMeeting } from '../../react/stores.ts';
import { Callout } from '../../ui/Callout.tsx';
import { SharingBanner } from './SharingBanner.tsx';
import { RemoteSound } from './RemoteSound.tsx';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '0 12px',
    ':empty': { display: 'none' },
    '> :last-child': { marginBottom: '8px' },
  },
});

/** What has to be known while it lasts. Everything else is a notice that passes. */
export function Banners() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const reconnecting = useMeeting((meeting) => meeting.signalling === 'reconnecting');
  return (
    <div className={styles.stack}>
      {reconnecting ? <Callout tone="warning">{t('signalling')}</Callout> : null}
      <SharingBanner />
      <RemoteSound />
      <SourceProblems />
    </div>
  );
}
