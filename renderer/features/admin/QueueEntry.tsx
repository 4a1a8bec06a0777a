import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HourglassHalf16Regular } from '@fluentui/react-icons/svg/hourglass-half';
import { memo } from 'react';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import type { QueueRow } from '../../../service/protocol/index.ts';
import { ClockText } from './ClockText.tsx';
import { LevelSign } from './LevelSign.tsx';
import { clocksOfRow } from './queue.ts';
import { adminTexts } from './texts.ts';
import { useReportWords } from './useReportWords.ts';

/** Columns of the queue where it is wide; header and rows keep to them. */
export const COLUMNS = 'minmax(0, 1fr) 116px 184px 172px 112px';

const useStyles = makeStyles({
  row: {
    boxSizing: 'border-box',
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  wide: {
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    columnGap: '12px',
    alignItems: 'center',
  },
  compact: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: '2px',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandForeground1}`,
  },
  cell: { minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'start' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px 10px',
    width: '100%',
    minWidth: 0,
    '& svg': { flexShrink: 0 },
  },
  report: { display: 'flex', alignItems: 'center', gap: '8px', width: '100%', minWidth: 0 },
  number: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  none: { fontStyle: 'italic', color: tokens.colorNeutralForeground3 },
  small: {
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  waiting: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    '& svg': { flexShrink: 0 },
  },
  push: { marginLeft: 'auto' },
});

/** One report of the queue. Drawn anew each second while it can be seen, and never while it cannot. */
export const QueueEntry = memo(function QueueEntry(props: {
  readonly id: string;
  readonly row: QueueRow;
  /** Place in the whole queue, from 0 on. */
  readonly index: number;
  readonly isActive: boolean;
  readonly isCompact: boolean;
  readonly startPx: number;
  readonly heightPx: number;
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const { row, index, isActive, isCompact, startPx, heightPx } = props;
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-key={row.key}
      className={mergeClasses(
        styles.row,
        isCompact ? styles.compact : styles.wide,
        isActive && styles.active,
      )}
      style={{ height: heightPx, transform: `translateY(${startPx}px)` }}
    >
      {isCompact ? (
        <CompactCells row={row} nowMs={props.nowMs} />
      ) : (
        <WideCells row={row} nowMs={props.nowMs} />
      )}
    </div>
  );
});

interface CellProps {
  readonly row: QueueRow;
  readonly nowMs: number;
}

function WideCells({ row, nowMs }: CellProps) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const report = useTexts(reportTexts);
  const words = useReportWords();
  const language = useLanguage();
  const { response, recovery } = clocksOfRow(row, nowMs);
  const moment = formatMoment(row.occurredAtMs, nowMs, language);
  return (
    <>
      <div role="gridcell" className={styles.cell}>
        <Title row={row} />
        <span className={styles.small}>
          {[words.category(row.category), row.room, moment].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div role="gridcell" className={styles.cell}>
        {words.state(row.state)}
        {row.isWaiting ? <Waiting /> : null}
      </div>
      <div role="gridcell" className={styles.cell}>
        <ClockText clock={response} />
        {row.humanAtMs === undefined ? (
          <span className={styles.small}>{t('nobodyYet')}</span>
        ) : null}
      </div>
      <div role="gridcell" className={styles.cell}>
        {recovery ? (
          <>
            <ClockText clock={recovery} />
            <span className={styles.small}>
              {report('due', { moment: formatMoment(recovery.dueMs, nowMs, language) })}
            </span>
          </>
        ) : (
          <span className={styles.small}>{t('clock.none')}</span>
        )}
      </div>
      <div role="gridcell" className={styles.words}>
        {row.assignee === '' ? <span className={styles.none}>{t('nobody')}</span> : row.assignee}
      </div>
    </>
  );
}

function CompactCells({ row, nowMs }: CellProps) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const report = useTexts(reportTexts);
  const words = useReportWords();
  const language = useLanguage();
  const { response, recovery } = clocksOfRow(row, nowMs);
  const due = recovery && formatMoment(recovery.dueMs, nowMs, language);
  return (
    <>
      <div role="gridcell" className={styles.line}>
        <Title row={row} />
      </div>
      <div role="gridcell" className={styles.line}>
        <span className={styles.small}>{report('clock.recovery')}</span>
        {recovery ? <ClockText clock={recovery} /> : t('clock.none')}
        <span className={styles.small}>{due}</span>
      </div>
      <div role="gridcell" className={styles.line}>
        <span className={styles.small}>{report('clock.response')}</span>
        <ClockText clock={response} />
      </div>
      <div role="gridcell" className={styles.line}>
        <span className={styles.small}>{words.state(row.state)}</span>
        {row.isWaiting ? <Waiting /> : null}
        <span className={mergeClasses(styles.small, styles.push)}>
          {row.assignee || t('nobody')}
        </span>
      </div>
    </>
  );
}

function Title({ row }: Pick<CellProps, 'row'>) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const { level, number, summary } = row;
  return (
    <span className={styles.report}>
      <LevelSign level={level} />
      <span className={styles.number}>{reportNumberText(number)}</span>
      <span className={mergeClasses(styles.words, summary === '' && styles.none)} title={summary}>
        {summary || t('noWords')}
      </span>
    </span>
  );
}

function Waiting() {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  return (
    <span className={mergeClasses(styles.small, styles.waiting)}>
      <HourglassHalf16Regular aria-hidden="true" />
      {t('waitingShort')}
    </span>
  );
}
