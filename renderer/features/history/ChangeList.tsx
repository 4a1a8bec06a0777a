import { makeStyles, tokens } from '@fluentui/react-components';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useQualityWords } from '../../react/qualityWords.ts';
import type { VerdictChange } from '../../storage/index.ts';
import { formatSecond } from './moments.ts';
import { useSectionStyles } from './sectionStyles.ts';
import { historyTexts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '0 16px', padding: '4px 0' },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** When which verdict of the whole call changed. */
export function ChangeList(props: { readonly changes: readonly VerdictChange[] }) {
  const section = useSectionStyles();
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const language = useLanguage();
  return (
    <section className={section.section} aria-label={t('changes')}>
      <h2 className={section.heading}>{t('changes')}</h2>
      {props.changes.length === 0 ? <p className={styles.none}>{t('changesNone')}</p> : null}
      <ol className={styles.list}>
        {props.changes.map(({ atMs, promise, from, to }) => (
          <li key={`${atMs} ${promise}`} className={styles.row}>
            <time className={styles.time} dateTime={new Date(atMs).toISOString()}>
              {formatSecond(atMs, language)}
            </time>
            {t('change', {
              promise: words.promise(promise),
              from: words.verdict(from),
              to: words.verdict(to),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}
