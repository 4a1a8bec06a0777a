import { makeStyles, tokens } from '@fluentui/react-components';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { standingOf } from '../../../domain/faults/standing.ts';
import { formatStamp } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { eventsOf } from '../../react/myReport.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { reportsTexts } from './texts.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    '& div': { display: 'contents' },
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
});

/** A name and what stands beside it. */
export type ReportFact = readonly [name: string, value: string];

/** What people call a report: by its number once it has one. */
export function useReportName(): (report: MyReport) => string {
  const t = useTexts(reportTexts);
  return ({ view }) =>
    view ? t('number', { number: reportNumberText(view.head.number) }) : t('noNumber');
}

/** What a report says about the fault. */
export function useReportFacts(report: MyReport): readonly ReportFact[] {
  const t = useTexts(reportsTexts);
  const shared = useTexts(reportTexts);
  const language = useLanguage();
  const { level, occurredAtMs } = standingOf(eventsOf(report));
  const room = report.view?.head.room;
  const meaning = `${shared('level', { level })} · ${shared(`levelMeaning.${level}`)}`;
  return [
    [t('level'), meaning],
    [t('category'), shared(`category.${report.category}`)],
    [t('occurred'), formatStamp(occurredAtMs, language)],
    ...(room === undefined ? [] : [[t('room'), room] as const]),
    ...(report.words === '' ? [] : [[t('words'), report.words] as const]),
    ...(report.contact === '' ? [] : [[t('contact'), report.contact] as const]),
  ];
}

/** The same as a list, with the clause that the level and its clocks come from. */
export function ReportFacts(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  return (
    <dl className={styles.facts}>
      {useReportFacts(props.report).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {name === t('level') ? (
              <>
                {' '}
                <ClauseLink clause="5.8" />
              </>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
