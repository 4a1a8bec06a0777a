import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { eventsOf, isOpenReport } from '../../react/myReport.ts';
import { ReportClocks } from '../../react/ReportClocks.tsx';
import { reportRoute } from '../../react/reportRoute.ts';
import { ReportStateChip } from '../../react/ReportStateChip.tsx';
import { reportTexts } from '../../react/reportTexts.ts';
import { useReports } from '../../react/stores.ts';
import { homeTexts } from './texts.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
  },
  row: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  open: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Reports of this device that something is still to come of, with their clocks; nothing without any. */
export function OpenReports() {
  const styles = useStyles();
  const t = useTexts(homeTexts);
  const shared = useTexts(reportTexts);
  const session = useSession();
  const reports = useReports((state) => state.reports);
  useEffect(() => void session.reports.refresh(), [session]);
  const open = reports?.filter(isOpenReport) ?? [];
  if (open.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="open-reports">
      <h2 id="open-reports" className={styles.heading}>
        {t('openReports')}
      </h2>
      <ul className={styles.list}>
        {open.map((report) => (
          <li key={report.key} className={styles.row}>
            <div className={styles.title}>
              <Link href={reportRoute(report.key)} className={styles.open}>
                {report.view
                  ? shared('number', { number: reportNumberText(report.view.head.number) })
                  : shared('noNumber')}
              </Link>
              <ReportStateChip report={report} />
              <span>{shared(`category.${report.category}`)}</span>
            </div>
            <ReportClocks events={eventsOf(report)} offsetMs={report.clockOffsetMs} />
          </li>
        ))}
      </ul>
    </section>
  );
}
