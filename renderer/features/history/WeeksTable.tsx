import { makeStyles, tokens } from '@fluentui/react-components';
import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import { formatElapsed } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { useQualityWords } from '../../react/qualityWords.ts';
import type { CallRecord } from '../../storage/index.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { formatDate } from './moments.ts';
import { useSectionStyles } from './sectionStyles.ts';
import { useTableStyles } from './tableStyles.ts';
import { historyTexts } from './texts.ts';
import { weeksOf, type Count } from './weeks.ts';

const useStyles = makeStyles({
  about: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  clause: { fontWeight: 'normal' },
});

const COLUMNS = [
  { promise: 'loss', label: 'loss' },
  { promise: 'jitter', label: 'over.jitter' },
  { promise: 'delay', label: 'over.delay' },
  { promise: 'hd', label: 'over.hd' },
] as const;

/** What became of the contract's figures week by week. */
export function WeeksTable(props: { readonly calls: readonly CallRecord[] }) {
  const section = useSectionStyles();
  const table = useTableStyles();
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const language = useLanguage();
  const weeks = weeksOf(props.calls);
  if (weeks.length === 0) return null;
  const share = (of: (bad: string, total: string) => string, { bad, total }: Count) => {
    if (total <= 0) return <span>{words.unknown}</span>;
    return (
      <>
        {words.share(Math.max(0, bad) / total)}{' '}
        <span className={table.small}>{of(words.count(bad), words.count(total))}</span>
      </>
    );
  };
  const packets = (lost: string, expected: string) => t('lostOf', { lost, expected });
  const seconds = (bad: string, total: string) => t('secondsOf', { bad, total });
  return (
    <section className={section.section} aria-label={t('weeks')}>
      <h2 className={section.heading}>{t('weeks')}</h2>
      <p className={styles.about}>{t('weeksAbout')}</p>
      <ScrollRegion name={t('weeks')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('week')}</th>
              <th scope="col">{t('calls')}</th>
              <th scope="col">{t('time')}</th>
              {COLUMNS.map(({ promise, label }) => (
                <th key={promise} scope="col">
                  {label === 'loss' ? words.promise('loss') : t(label)}{' '}
                  <span className={styles.clause}>
                    <ClauseLink clause={PROMISE_TERMS[promise].clause} />
                  </span>
                </th>
              ))}
              <th scope="col">{t('breachedCalls')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.startMs}>
                <th scope="row">{t('weekOf', { from: formatDate(week.startMs, language) })}</th>
                <td>{words.count(week.calls)}</td>
                <td>{formatElapsed(week.durationMs)}</td>
                {COLUMNS.map(({ promise }) => (
                  <td key={promise}>
                    {share(promise === 'loss' ? packets : seconds, week.counts[promise])}
                  </td>
                ))}
                <td>{words.count(week.breachedCalls)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
