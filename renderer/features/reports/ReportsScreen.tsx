import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentError20Regular } from '@fluentui/react-icons/svg/document-error';
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { BackLink } from '../../react/BackLink.tsx';
import { useSession } from '../../react/client.tsx';
import { isOpenReport } from '../../react/myReport.ts';
import { NEW_REPORT_ROUTE } from '../../react/reportRoute.ts';
import { useReports } from '../../react/stores.ts';
import { useTitle } from '../../react/useTitle.ts';
import { PAGE } from '../../ui/page.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { ReportDetail } from './ReportDetail.tsx';
import { ReportList } from './ReportList.tsx';
import { reportsTexts } from './texts.ts';

const useStyles = makeStyles({
  page: { ...PAGE, maxWidth: '860px' },
  intro: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '12px' },
  about: { margin: 0, maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
  empty: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The reports of this device, or one of them. */
export function ReportsScreen() {
  const styles = useStyles();
  const { reports } = useSession();
  const key = new URLSearchParams(useSearch()).get('report');
  useEffect(() => {
    void reports.refresh();
    void reports.refreshHosted();
  }, [reports]);
  return (
    <div className={styles.page}>{key === null ? <Overview /> : <One key={key} id={key} />}</div>
  );
}

function Overview() {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const common = useTexts(commonTexts);
  const [, navigate] = useLocation();
  const reports = useReports((state) => state.reports);
  const hosted = useReports((state) => state.hosted);
  const others = hosted?.filter(({ key }) => !reports?.some((own) => own.key === key)) ?? [];
  useTitle(t('title'));
  const open = reports?.filter(isOpenReport) ?? [];
  const closed = reports?.filter((report) => !isOpenReport(report)) ?? [];
  return (
    <>
      <div className={styles.intro}>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className={styles.about}>{t('about')}</p>
        <Button icon={<DocumentError20Regular />} onClick={() => navigate(NEW_REPORT_ROUTE)}>
          {common('command.report')}
        </Button>
      </div>
      {reports === undefined ? <p role="status">{common('loading')}</p> : null}
      {reports?.length === 0 ? <p className={styles.empty}>{t('empty')}</p> : null}
      <ReportList name={t('open')} reports={open} hasClocks />
      <ReportList name={t('closed')} reports={closed} hasClocks={false} />
      <ReportList name={t('hosted')} reports={others} hasClocks />
    </>
  );
}

function One(props: { readonly id: string }) {
  const t = useTexts(reportsTexts);
  useTitle(t('title'));
  return (
    <>
      <BackLink href="/reports">{t('back')}</BackLink>
      <ReportDetail reportKey={props.id} size="large" />
    </>
  );
}
