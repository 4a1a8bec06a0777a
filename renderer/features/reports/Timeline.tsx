import { makeStyles, tokens } from '@fluentui/react-components';
import { standingOf } from '../../../domain/faults/standing.ts';
import { formatStamp } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { eventsOf } from '../../react/myReport.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { eventWords } from './eventWords.ts';
import { reportsTexts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  event: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 16px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  when: {
    flex: '0 0 184px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  what: {
    flex: '1 1 220px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

/** One line of what happened. */
export interface TimelineEntry {
  readonly id: string;
  readonly when: string;
  readonly what: string;
}

/** All that happened to a report, in words, from the fault on. */
export function useTimeline(report: MyReport): readonly TimelineEntry[] {
  const t = useTexts(reportsTexts);
  const language = useLanguage();
  const events = eventsOf(report);
  const isKnown = report.view !== undefined;
  const { occurredAtMs } = standingOf(events);
  return [
    { id: 'occurred', when: formatStamp(occurredAtMs, language), what: t('event.occurred') },
    ...events.map((event) => ({
      id: event.eventId,
      when: formatStamp(event.atMs, language),
      what: eventWords(event, t, isKnown),
    })),
  ];
}

/** The log of a report. What is added while it is shown is told to a screen reader. */
export function Timeline(props: { readonly report: MyReport; readonly labelledBy: string }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-labelledby={props.labelledBy} aria-live="polite">
      {useTimeline(props.report).map(({ id, when, what }) => (
        <li key={id} className={styles.event}>
          <span className={styles.when}>{when}</span>
          <span className={styles.what}>{what}</span>
        </li>
      ))}
    </ol>
  );
}
