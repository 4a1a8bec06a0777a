import { makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { reportRoute } from '../../react/reportRoute.ts';
import { useTitle } from '../../react/useTitle.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { ReportForm } from './ReportForm.tsx';
import { reportFormTexts } from './texts.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '640px',
    margin: '0 auto',
    padding: '40px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    [at.phone]: { padding: '24px 16px' },
    [at.short]: { paddingTop: '24px' },
  },
});

/** Reporting from outside of a meeting; afterwards the report's own page says what becomes of it. */
export function ReportPage(props: { readonly isOnline: boolean }) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const { view } = useClient();
  const [, navigate] = useLocation();
  useTitle(t('title'));
  // What could not be entered is what this one report is about.
  useEffect(() => () => view.setState({ failedJoin: undefined }), [view]);
  return (
    <div className={styles.page}>
      <ScreenHeading>{t('title')}</ScreenHeading>
      <ReportForm
        isOnline={props.isOnline}
        isFilling={false}
        onSent={(key) => navigate(reportRoute(key), { replace: true })}
      />
    </div>
  );
}
