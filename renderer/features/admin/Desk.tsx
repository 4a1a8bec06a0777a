import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons/svg/lock-closed';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import { Callout } from '../../ui/Callout.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { DeskTab } from './DeskTab.tsx';
import { IncidentsTab } from './IncidentsTab.tsx';
import { EVERYTHING_OPEN, scopeOf } from './queue.ts';
import { adminTexts } from './texts.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 20px 0',
    [at.phone]: { padding: '8px 12px 0' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    flexShrink: 0,
  },
  tabs: { flex: '1 1 auto' },
  stale: { flexShrink: 0, color: tokens.colorNeutralForeground1 },
});

/** The open desk: its queue, and what it tells everybody. */
export function Desk() {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const { desk } = useSession();
  const isStale = useDesk((state) => state.isStale);
  const [, navigate] = useLocation();
  const tab = new URLSearchParams(useSearch()).get('tab') === 'incidents' ? 'incidents' : 'desk';
  const [filter, setFilter] = useState(EVERYTHING_OPEN);
  const scope = scopeOf(filter);
  useEffect(() => desk.follow(scope), [desk, scope]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <ScreenHeading size="small">{t('title')}</ScreenHeading>
        <TabList
          size="small"
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, { value }) =>
            navigate(value === 'desk' ? '/admin' : '/admin?tab=incidents')
          }
        >
          <Tab value="desk">{t('deskTab')}</Tab>
          <Tab value="incidents">{t('incidentsTab')}</Tab>
        </TabList>
        <ConfirmButton
          size="small"
          icon={<LockClosed20Regular />}
          label={t('leave')}
          title={t('leaveTitle')}
          body={t('leaveBody')}
          confirm={t('leave')}
          cancel={t('cancel')}
          onConfirm={() => desk.close()}
        />
      </div>
      {isStale ? (
        <div className={styles.stale}>
          <Callout tone="warning" live="status">
            {t('stale')}
          </Callout>
        </div>
      ) : null}
      {tab === 'desk' ? <DeskTab filter={filter} onFilter={setFilter} /> : <IncidentsTab />}
    </div>
  );
}
