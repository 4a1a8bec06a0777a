import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosed16Filled } from '@fluentui/react-icons/svg/lock-closed';
import type { ReportEvent } from '../../../domain/faults/report.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { deskTexts } from './deskTexts.ts';
import { useEventWords } from './useEventWords.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '6px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    padding: '6px 0 6px 12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  // Not to be taken for something that the customer reads, in print and without colours as well.
  internal: {
    margin: '4px 0',
    padding: '6px 12px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  what: { display: 'flex', alignItems: 'center', gap: '4px' },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'text' },
});

/** Everything that happened to a report, the newest first. */
export function Timeline(props: {
  readonly events: readonly ReportEvent[];
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const language = useLanguage();
  const words = useEventWords(props.events);
  const entries = props.events.map((event, index) => ({ event, words: words(event, index) }));
  return (
    <section className={styles.part} aria-label={t('timeline')}>
      <h3 className={styles.heading}>{t('timeline')}</h3>
      <ol className={styles.list} reversed>
        {entries.toReversed().map(({ event, words: { what, text } }) => {
          const isInternal = event.type === 'noted' && event.isInternal;
          return (
            <li
              key={event.eventId}
              className={mergeClasses(styles.entry, isInternal && styles.internal)}
            >
              <div className={styles.about}>
                <span>{formatMoment(event.atMs, props.nowMs, language)}</span>
                <span>{t(BY[event.by])}</span>
              </div>
              <div className={styles.what}>
                {isInternal ? <LockClosed16Filled aria-hidden="true" /> : null}
                {what}
              </div>
              {text ? <p className={styles.text}>{text}</p> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const BY = {
  reporter: 'by.reporter',
  host: 'by.host',
  desk: 'by.desk',
  service: 'by.service',
} as const satisfies Record<ReportEvent['by'], string>;
