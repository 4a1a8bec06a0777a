import { makeStyles, tokens } from '@fluentui/react-components';
import { useSearch } from 'wouter';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeepHistory } from '../../react/KeepHistory.tsx';
import { useTitle } from '../../react/useTitle.ts';
import { useSession } from '../../react/client.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { PAGE } from '../../ui/page.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { CallDetail } from './CallDetail.tsx';
import { CallList } from './CallList.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import { historyTexts } from './texts.ts';
import { useHistory } from './useHistory.ts';
import { WeeksTable } from './WeeksTable.tsx';

const useStyles = makeStyles({
  page: { ...PAGE, maxWidth: '960px' },
  intro: { display: 'flex', flexDirection: 'column', gap: '8px' },
  about: { margin: 0, maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
  empty: { margin: 0, color: tokens.colorNeutralForeground3 },
  upkeep: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '16px' },
});

/** The calls and checks of this device, or one of them. */
export function HistoryScreen() {
  const styles = useStyles();
  const callId = new URLSearchParams(useSearch()).get('call');
  return (
    <div className={styles.page}>
      {callId === null ? <Overview /> : <CallDetail key={callId} callId={callId} />}
    </div>
  );
}

function Overview() {
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const { archive } = useSession();
  const { history, reload } = useHistory();
  const { calls, health } = history ?? {};
  useTitle(t('title'));
  const removeAll = async () => {
    await archive.clear();
    await reload();
  };
  return (
    <>
      <div className={styles.intro}>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className={styles.about}>{t('about')}</p>
      </div>
      {health === undefined || health === 'working' ? null : (
        <Callout tone="warning" live="status">
          {t(health === 'full' ? 'health.full' : 'health.unavailable')}
        </Callout>
      )}
      {calls?.length === 0 ? <p className={styles.empty}>{t('empty')}</p> : null}
      {calls && calls.length > 0 ? (
        <>
          <WeeksTable calls={calls} />
          <CallList calls={calls} />
        </>
      ) : null}
      <div className={styles.upkeep}>
        <KeepHistory />
        {calls && calls.length > 0 ? (
          <DeleteButton
            label={t('removeAll')}
            title={t('removeAllTitle')}
            body={t('removeAllBody')}
            onConfirm={() => void removeAll()}
          />
        ) : null}
      </div>
    </>
  );
}
