import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { standingOf } from '../../../domain/faults/standing.ts';
import { formatStamp } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { eventsOf } from '../../react/myReport.ts';
import { ReportClocks } from '../../react/ReportClocks.tsx';
import { ReportStateChip } from '../../react/ReportStateChip.tsx';
import { reportRoute } from '../../react/reportRoute.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { useReportName } from './ReportFacts.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  open: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  small: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  words: {
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
});

/** Reports under one heading, those that are open with their clocks; nothing without any. */
export function ReportList(props: {
  readonly name: string;
  readonly reports: readonly MyReport[];
  readonly hasClocks: boolean;
}) {
  const styles = useStyles();
  if (props.reports.length === 0) return null;
  return (
    <section className={styles.section} aria-label={props.name}>
      <h2 className={styles.heading}>{props.name}</h2>
      <ul className={styles.list}>
        {props.reports.map((report) => (
          <ReportRow key={report.key} report={report} hasClocks={props.hasClocks} />
        ))}
      </ul>
    </section>
  );
}

function ReportRow(props: { readonly report: MyReport; readonly hasClocks: boolean }) {
  const styles = useStyles();
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const nameOf = useReportName();
  const { report, hasClocks } = props;
  const events = eventsOf(report);
  const { level, occurredAtMs } = standingOf(events);
  const facts = [
    t('level', { level }),
    t(`category.${report.category}`),
    formatStamp(occurredAtMs, language),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.title}>
        <Link href={reportRoute(report.key)} className={styles.open}>
          {nameOf(report)}
        </Link>
        <ReportStateChip report={report} />
        <span className={styles.small}>{facts.join(' · ')}</span>
      </div>
      {report.words === '' ? null : <p className={styles.words}>{report.words}</p>}
      {hasClocks ? <ReportClocks events={events} offsetMs={report.clockOffsetMs} /> : null}
    </li>
  );
}
