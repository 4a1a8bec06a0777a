import { Button, makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { SourceProblems } from '../../react/SourceProblems.tsx';
import { useMeeting, useView } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
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
  const hasPicture = useView((view) => view.hasPicture);
  return (
    <div className={styles.stack}>
      {reconnecting ? <Callout tone="warning">{t('signalling')}</Callout> : null}
      <SharingBanner />
      {hasPicture ? <PictureBanner /> : null}
      <RemoteSound />
      <SourceProblems />
    </div>
  );
}

function PictureBanner() {
  const t = useTexts(meetingTexts);
  const { label, run } = useCommand('picture.toggle');
  return (
    <Callout
      tone="info"
      live="status"
      actions={
        <Button size="small" onClick={run}>
          {label}
        </Button>
      }
    >
      {t('inPicture')}
    </Callout>
  );
}
