import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useId, useState, type KeyboardEvent } from 'react';
import { PlotCanvas } from './PlotCanvas.tsx';
import { readAt, type PlotContent } from './plotOptions.ts';
import { ScrollRegion } from './ScrollRegion.tsx';
import { at, own } from './theme/tokens.ts';
import { useThemeName } from './theme/useThemeName.ts';

const useStyles = makeStyles({
  plot: {
    minWidth: 0,
    '--draw-first': own.plotFirst,
    '--draw-second': own.plotSecond,
    '--draw-text': tokens.colorNeutralForeground3,
    '--draw-grid': tokens.colorNeutralStroke3,
    '--draw-limit': tokens.colorNeutralForeground2,
    '--draw-marked': own.breachedText,
    '--draw-marked-ground': own.breachedGround,
    // The system's colours also reach what is painted.
    [at.forced]: {
      '--draw-first': 'CanvasText',
      '--draw-second': 'CanvasText',
      '--draw-text': 'CanvasText',
      '--draw-grid': 'Canvas',
      '--draw-limit': 'CanvasText',
      '--draw-marked': 'Highlight',
      '--draw-marked-ground': 'Canvas',
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 12px',
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  line: { display: 'flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  sign: { width: '16px', height: '0', borderTop: '2px solid' },
  first: { color: 'var(--draw-first)' },
  second: { color: 'var(--draw-second)', borderTopStyle: 'dashed' },
  toTable: { marginLeft: 'auto', minWidth: 0 },
  canvas: {
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  tableBox: { maxHeight: '180px' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '2px 6px', textAlign: 'right', fontWeight: 'normal' },
    '& th:first-child': { textAlign: 'left' },
    '& thead th': { color: tokens.colorNeutralForeground3 },
  },
});

/** Words of a plot that are the same for all plots of a screen. */
export interface PlotWords {
  readonly time: string;
  readonly unknown: string;
  /** Of the button that shows the same figures as a table. */
  readonly table: string;
}

/** What a plot is given. */
export interface PlotProps {
  /** Accessible name, unique on the screen. */
  readonly title: string;
  /** Stays the same object while nothing is new: each new one is drawn. */
  readonly content: PlotContent;
  readonly words: PlotWords;
  /** CSS pixels. */
  readonly height?: number;
  /** Page Up and Page Down ask for an earlier or a later span. */
  readonly onPage?: (step: -1 | 1) => void;
}

/** A few lines over time. Pointer and arrow keys read single values; a button shows all of them as a table. */
export function Plot(props: PlotProps) {
  const styles = useStyles();
  const theme = useThemeName();
  const [pointed, setPointed] = useState<number>();
  const [isTableOpen, setTableOpen] = useState(false);
  const tableId = useId();
  const { title, content, words, height = 112 } = props;
  const { times, lines } = content;

  const index = pointed === undefined ? times.length - 1 : nearest(times, pointed);
  const atMs = times[index];
  const valueText = (values: readonly (number | null)[]) => {
    const value = readAt(content, values, index);
    return value === null ? words.unknown : content.formatValue(value);
  };
  const readings = lines.map(({ label, values }) => ({ label, text: valueText(values) }));
  const time = atMs === undefined ? words.unknown : content.formatTime(atMs);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = { PageUp: -1, PageDown: 1 }[event.key] as -1 | 1 | undefined;
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: times.length - 1 };
    const to = next[event.key as keyof typeof next];
    if (page === undefined && to === undefined) return;
    event.preventDefault();
    if (page !== undefined) props.onPage?.(page);
    else setPointed(times[Math.min(times.length - 1, Math.max(0, to ?? 0))]);
  };
  return (
    <div className={styles.plot}>
      <div className={styles.head}>
        {readings.map(({ label, text }, place) => (
          <span key={label} className={styles.line}>
            <span
              aria-hidden="true"
              className={mergeClasses(styles.sign, place === 0 ? styles.first : styles.second)}
            />
            {label} {text}
          </span>
        ))}
        {pointed === undefined ? null : <span>{time}</span>}
        <Button
          size="small"
          appearance="subtle"
          className={styles.toTable}
          aria-expanded={isTableOpen}
          aria-controls={isTableOpen ? tableId : undefined}
          aria-label={`${words.table}: ${title}`}
          onClick={() => setTableOpen(!isTableOpen)}
        >
          {words.table}
        </Button>
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, times.length - 1)}
        aria-valuenow={Math.max(0, index)}
        aria-valuetext={[time, ...readings.map(({ label, text }) => `${label} ${text}`)].join(', ')}
        className={styles.canvas}
        style={{ height }}
        onKeyDown={onKeyDown}
        onBlur={() => setPointed(undefined)}
      >
        <PlotCanvas
          key={`${theme} ${lines.length}`}
          content={content}
          height={height}
          pointed={pointed}
          onPoint={setPointed}
        />
      </div>
      {isTableOpen ? (
        <PlotTable id={tableId} title={title} content={content} words={words} />
      ) : null}
    </div>
  );
}

const PlotTable = memo(function PlotTable(
  props: Pick<PlotProps, 'title' | 'content' | 'words'> & { readonly id: string },
) {
  const styles = useStyles();
  const { content, title, words } = props;
  const { times, lines, formatTime, formatValue } = content;
  return (
    <ScrollRegion id={props.id} name={`${words.table}: ${title}`} className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {lines.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((atMs, row) => (
            <tr key={atMs}>
              <th scope="row">{formatTime(atMs)}</th>
              {lines.map(({ label, values }) => {
                const value = values[row] ?? null;
                return <td key={label}>{value === null ? words.unknown : formatValue(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
});

/** Index of the time nearest to `atMs`; -1 when there is none. */
function nearest(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  const before = times[low - 1];
  const here = times[low];
  return before !== undefined && here !== undefined && atMs - before < here - atMs ? low - 1 : high;
}
