import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { useServiceNow } from '../../react/useServiceNow.ts';
import type { QueueRow } from '../../../service/protocol/index.ts';
import { useSize } from '../../ui/useSize.ts';
import { rowAfterKey } from './queue.ts';
import { COLUMNS, QueueEntry } from './QueueEntry.tsx';
import { adminTexts } from './texts.ts';

/** Narrower than this, CSS pixels, a report is a card of four lines instead of one line of a table. */
const TABLE_MIN_WIDTH = 900;
const TABLE_ROW_PX = 52;
const CARD_PX = 104;
const HEADER_PX = 32;
/** Rows drawn beyond the edges, so that nothing is blank while scrolling. */
const OVERSCAN = 6;

const useStyles = makeStyles({
  grid: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
    ':focus-visible': { boxShadow: `0 0 0 2px ${tokens.colorStrokeFocus2}` },
    ':focus-visible [aria-selected="true"]': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  header: {
    boxSizing: 'border-box',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: `${HEADER_PX}px`,
    padding: '0 12px',
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    columnGap: '12px',
    alignItems: 'center',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  rows: { position: 'relative' },
});

/**
 * The queue, of which only what can be seen is in the page. The focus stays on the whole of it and one row is active,
 * known by its report: so it is kept when rows change their places, and when its own row is scrolled out of the page.
 */
export function QueueList(props: {
  readonly rows: readonly QueueRow[];
  /** Place of the active report in `rows`; -1 when it is not there. */
  readonly activeIndex: number;
  readonly onActivate: (row: QueueRow) => void;
  readonly onOpen: (row: QueueRow) => void;
  /** Of the service's clock against this device's. */
  readonly offsetMs: number;
  readonly className?: string;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const { rows, activeIndex, onActivate, onOpen } = props;
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const nowMs = useServiceNow(props.offsetMs);
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(grid);
  const isCompact = width < TABLE_MIN_WIDTH;
  const heightPx = isCompact ? CARD_PX : TABLE_ROW_PX;
  const headerPx = isCompact ? 0 : HEADER_PX;
  // oxlint-disable-next-line react/incompatible-library -- what it returns stays in this component, which is left uncompiled
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => heightPx,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: OVERSCAN,
    scrollPaddingStart: headerPx,
    scrollMargin: headerPx,
    // The active row is always in the page: assistive technology is pointed to it.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return activeIndex < 0 || seen.includes(activeIndex) ? seen : [...seen, activeIndex];
    },
    // React draws at the next frame anyway; drawn at once, each scroll event would have to wait for it.
    useFlushSync: false,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, heightPx]);
  const isSeen = height > 0;
  useEffect(() => {
    if (activeIndex >= 0 && isSeen) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [virtualizer, activeIndex, heightPx, isSeen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = rows[activeIndex];
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      return onOpen(active);
    }
    const page = Math.max(1, Math.floor((height - headerPx) / heightPx) - 1);
    const next = rowAfterKey(event.key, { index: activeIndex, count: rows.length, page });
    const row = next === undefined ? undefined : rows[next];
    // Letters are the desk's keys and can be switched off; what moves in any list always works.
    if (!row || event.key.length === 1) return;
    event.preventDefault();
    onActivate(row);
  };
  const onClick = (event: MouseEvent) => {
    const place = event.target instanceof Element && event.target.closest('[data-key]');
    const key = place instanceof HTMLElement ? place.dataset['key'] : undefined;
    const row = rows.find((one) => one.key === key);
    if (row) onOpen(row);
  };
  const ownRef = props.ref;
  const setGrid = useCallback(
    (element: HTMLDivElement | null) => {
      grid.current = element;
      if (typeof ownRef === 'function') ownRef(element);
      else if (ownRef) ownRef.current = element;
    },
    [ownRef],
  );
  return (
    <div
      ref={setGrid}
      role="grid"
      aria-label={t('queue')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={activeIndex < 0 ? undefined : `${id}${rows[activeIndex]?.key}`}
      tabIndex={0}
      className={mergeClasses(styles.grid, props.className)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {isCompact ? null : <Header />}
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <QueueEntry
              key={row.key}
              id={`${id}${row.key}`}
              row={row}
              index={index}
              isActive={index === activeIndex}
              isCompact={isCompact}
              startPx={start - headerPx}
              heightPx={heightPx}
              nowMs={nowMs}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

function Header() {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const report = useTexts(reportTexts);
  const names = [
    t('column.report'),
    t('column.state'),
    report('clock.response'),
    report('clock.recovery'),
    t('column.assignee'),
  ];
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.header}>
        {names.map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
    </div>
  );
}
