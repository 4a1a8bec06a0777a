import { useMemo, useState } from 'react';
import type { BreachSpan } from '../../../domain/quality/showing/breaches.ts';
import { createColumns, type Columns } from '../../../domain/quality/showing/columns.ts';
import { HD_SHORT_SIDE, PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import type { PromiseId } from '../../../domain/quality/verdict.ts';
import { useLanguage } from '../../i18n/useTexts.ts';
import { useQuality } from '../../react/stores.ts';
import type { PlotContent, PlotLine } from '../../ui/plotOptions.ts';
import type { PlotWindow } from './usePlotWindow.ts';
import { limitWords, type PanelSpeech } from './words.ts';

/** What the plot of HD video shows. */
export type HdFigure = 'height' | 'frameRate';

/** The least that the value axes reach to: the limit with room above it. */
const AT_LEAST = { loss: 0.001, jitter: 75, delay: 225, height: 1_000, frameRate: 35 } as const;

/** The plots of the promises over a window. The same objects while nothing is new. */
export function usePlotContents(
  window: PlotWindow,
  hdFigure: HdFigure,
  speech: PanelSpeech,
): Readonly<Record<PromiseId, PlotContent>> {
  const { ticks, fromMs, toMs } = window;
  const breaches = useQuality((quality) => quality.breaches);
  const formatTime = useTimeFormat();
  const [toColumns] = useState(createColumns);
  return useMemo(() => {
    const { t, words } = speech;
    const columns = toColumns(ticks);
    const both = ({ receiving, sending }: Columns): PlotLine[] => [
      { label: t('plot.receiving'), values: receiving },
      { label: t('plot.sending'), values: sending },
    ];
    const shown = { fromMs, toMs };
    const common = (promise: PromiseId, { times }: Columns) => ({
      times,
      shown,
      formatTime,
      limit: limitOf(promise, limitWords(promise, speech)),
      marked: { spans: spansOf(breaches, promise, toMs), label: t('plot.breached') },
    });
    const { loss, jitter, delay } = columns;
    const hd = columns[hdFigure];
    return {
      loss: {
        ...common('loss', loss),
        lines: both(loss),
        isStepped: true,
        atLeast: AT_LEAST.loss,
        formatValue: words.share,
      },
      jitter: {
        ...common('jitter', jitter),
        lines: both(jitter),
        atLeast: AT_LEAST.jitter,
        formatValue: words.ms,
      },
      delay: {
        ...common('delay', delay),
        lines: [{ label: t('plot.roundTrip'), values: worseOf(delay) }],
        atLeast: AT_LEAST.delay,
        formatValue: words.ms,
      },
      hd: {
        ...common('hd', hd),
        lines: both(hd),
        // The contract says nothing of the frame rate.
        limit: hdFigure === 'height' ? limitOf('hd', t('plot.hdLimit')) : undefined,
        atLeast: AT_LEAST[hdFigure],
        formatValue: hdFigure === 'height' ? (value) => `${value}p` : words.fps,
      },
    };
  }, [toColumns, ticks, fromMs, toMs, breaches, hdFigure, formatTime, speech]);
}

function limitOf(promise: PromiseId, label: string): PlotContent['limit'] {
  // Plotted is the picture, and judged the share of the seconds with such a one.
  return { value: promise === 'hd' ? HD_SHORT_SIDE : PROMISE_TERMS[promise].limit, label };
}

function spansOf(breaches: readonly BreachSpan[], promise: PromiseId, nowMs: number) {
  return breaches
    .filter((span) => span.promise === promise)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? nowMs }));
}

/** The round trip belongs to both directions; each end measures it for itself. */
function worseOf({ receiving, sending }: Columns): (number | null)[] {
  return receiving.map((value, index) => {
    const other = sending[index] ?? null;
    if (value === null || other === null) return value ?? other;
    return Math.max(value, other);
  });
}

/** Moments within a day, to the second. */
function useTimeFormat(): (atMs: number) => string {
  const language = useLanguage();
  return useMemo(() => {
    const two = '2-digit' as const;
    const format = new Intl.DateTimeFormat(language, {
      hour: two,
      minute: two,
      second: two,
      hourCycle: 'h23',
    });
    return (atMs) => format.format(atMs);
  }, [language]);
}
