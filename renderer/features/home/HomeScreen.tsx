import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentError20Regular } from '@fluentui/react-icons/svg/document-error';
import { lazy, Suspense, type ComponentType } from 'react';
import { useLocation } from 'wouter';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { NEW_REPORT_ROUTE } from '../../react/reportRoute.ts';
import { useTitle } from '../../react/useTitle.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { JoinForm } from './JoinForm.tsx';
import { LeftNotice } from './LeftNotice.tsx';
import { NewMeeting } from './NewMeeting.tsx';
import { RecentRooms } from './RecentRooms.tsx';
import { homeTexts } from './texts.ts';

// What is seldom there to be shown comes after the first load, and when it does not come Home goes on without it.
const OpenReports = lazy<ComponentType>(() =>
  import('./OpenReports.tsx').then((part) => ({ default: part.OpenReports })).catch(nothing),
);
const KeptRecordings = lazy<ComponentType>(() =>
  import('./KeptRecordings.tsx').then((part) => ({ default: part.KeptRecordings })).catch(nothing),
);

function nothing() {
  return { default: () => null };
}

const useStyles = makeStyles({
  report: { alignSelf: 'start' },
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: '56px 32px 40px',
    display: 'flex',
    flexDirection: 'column',
    gap: '32px',
    [at.phone]: { padding: '28px 16px 24px', gap: '24px' },
    [at.short]: { paddingTop: '28px', gap: '24px' },
  },
  intro: { display: 'flex', flexDirection: 'column', gap: '8px' },
  about: {
    margin: 0,
    maxWidth: '60ch',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) 1px minmax(0, 3fr)',
    gap: '24px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [at.phone]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: '16px', gap: '20px' },
  },
  line: {
    backgroundColor: tokens.colorNeutralStroke2,
    [at.phone]: { height: '1px' },
  },
});

/** Where everybody starts. */
export function HomeScreen() {
  const styles = useStyles();
  const t = useTexts(homeTexts);
  const common = useTexts(commonTexts);
  const [, navigate] = useLocation();
  useTitle(t('title'));
  return (
    <div className={styles.page}>
      <LeftNotice />
      <Suspense>
        <KeptRecordings />
      </Suspense>
      <div className={styles.intro}>
        <ScreenHeading>{t('heading')}</ScreenHeading>
        <p className={styles.about}>{t('about')}</p>
      </div>
      <div className={styles.card}>
        <NewMeeting />
        <div className={styles.line} />
        <JoinForm />
      </div>
      <Suspense>
        <OpenReports />
      </Suspense>
      <RecentRooms />
      <Button
        appearance="subtle"
        className={styles.report}
        icon={<DocumentError20Regular />}
        onClick={() => navigate(NEW_REPORT_ROUTE)}
      >
        {common('command.report')}
      </Button>
    </div>
  );
}
