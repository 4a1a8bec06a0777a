import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { createColumns, type CallColumns } from '../../../domain/quality/showing/columns.ts';
import { HD_SHORT_SIDE, PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import { rollUp } from '../../../domain/quality/keeping/rollUp.ts';
import { PROMISES, type PromiseId } from '../../../domain/quality/verdict.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useQualityWords } from '../../react/qualityWords.ts';
import { Plot } from '../../ui/Plot.tsx';
import type { PlotContent } from '../../ui/plotOptions.ts';
import { at } from '../../ui/theme/tokens.ts';
import { breachSpans } from './callState.ts';
import { formatSecond } from './moments.ts';
import { useSectionStyles } from './sectionStyles.ts';
import { historyTexts } from './texts.ts';
import type { WholeCall } from './useHistory.ts';

/** Of more seconds than that, a plot as wide as the screen shows ten in one. */
const MOST_SECONDS = 1_800;

const useStyles = makeStyles({
  plots: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '20px 24px',
    [at.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  plot: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The figure that a promise is plotted by, and how far its axis reaches at least. */
const PLOTTED = {
  loss: { column: 'loss', atLeast: 0.002 },
  jitter: { column: 'jitter', atLeast: 75 },
  delay: { column: 'delay', atLeast: 225 },
  hd: { column: 'height', atLeast: 1_080 },
} as const satisfies Record<PromiseId, { column: keyof CallColumns; atLeast: number }>;

/** The whole call's course, a plot for each promise. */
export function CallPlots(props: WholeCall) {
  const section = useSectionStyles();
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const plots = usePlots(props);
  const words = { time: t('plotTime'), unknown: useQualityWords().unknown, table: t('plotTable') };
  return (
    <section className={section.section} aria-label={t('plots')}>
      <h2 className={section.heading}>{t('plots')}</h2>
      {props.ticks.length === 0 ? (
        <p className={styles.none}>{t('plotsNone')}</p>
      ) : (
        <div className={styles.plots}>
          {plots.map(({ promise, figure, content }) => (
            <div key={promise} className={styles.plot}>
              <h3 className={styles.title}>{figure}</h3>
              <Plot title={t('plotOf', { figure })} content={content} words={words} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

interface CallPlot {
  readonly promise: PromiseId;
  readonly figure: string;
  readonly content: PlotContent;
}

function usePlots({ record, ticks, changes }: WholeCall): readonly CallPlot[] {
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const language = useLanguage();
  const columns = useMemo(
    () => createColumns()(ticks.length > MOST_SECONDS ? rollUp(ticks) : ticks),
    [ticks],
  );
  return PROMISES.map((promise) => {
    const { column, atLeast } = PLOTTED[promise];
    const { times, receiving, sending } = columns[column];
    const isPicture = promise === 'hd';
    const limit = isPicture ? HD_SHORT_SIDE : PROMISE_TERMS[promise].limit;
    const formatValue = (value: number) =>
      isPicture ? t('pixels', { value: words.count(value) }) : words.value(promise, value);
    return {
      promise,
      figure: isPicture ? t('picture') : words.promise(promise),
      content: {
        times,
        lines: [
          { label: t('receiving'), values: receiving },
          { label: t('sending'), values: sending },
        ],
        shown: { fromMs: record.startedAtMs, toMs: record.endedAtMs },
        limit: { value: limit, label: t('limitLabel', { value: formatValue(limit) }) },
        marked: {
          spans: breachSpans(changes, promise, record.endedAtMs),
          label: words.verdict('breached'),
        },
        atLeast,
        formatValue,
        formatTime: (atMs) => formatSecond(atMs, language),
      },
    };
  });
}
