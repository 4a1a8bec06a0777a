import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { clocksOf, type FaultClock } from '../../domain/faults/clocks.ts';
import type { ReportEvent } from '../../domain/faults/report.ts';
import { standingOf } from '../../domain/faults/standing.ts';
import { formatElapsed, formatMoment } from '../i18n/format.ts';
import type { Translate } from '../i18n/texts.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { own } from '../ui/theme/tokens.ts';
import { reportTexts } from './reportTexts.ts';
import { useServiceNow } from './useServiceNow.ts';

const useStyles = makeStyles({
  clocks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    gap: '8px',
  },
  clock: {
    boxSizing: 'border-box',
    minWidth: 0,
    padding: '8px 12px',
    display: 'flex',
    flexDirection: 'column',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  left: { fontWeight: tokens.fontWeightSemibold },
  due: { fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  // An answer to what §5.8 promises, and so a verdict on the contract.
  kept: { backgroundColor: own.metGround, color: own.metText },
  late: { backgroundColor: own.breachedGround, color: own.breachedText },
});

/**
 * Both clocks of §5.8, as time left and as the moment they end. They tick for the eyes; a screen reader reads them when
 * it is led there, and is not told of every second.
 */
export function ReportClocks(props: {
  readonly events: readonly ReportEvent[];
  /** Of the service's clock against this device's. */
  readonly offsetMs: number | undefined;
}) {
  const styles = useStyles();
  const nowMs = useServiceNow(props.offsetMs);
  const { response, recovery } = clocksOf(standingOf(props.events), nowMs);
  return (
    <div className={styles.clocks}>
      <Clock name="response" clock={response} nowMs={nowMs} />
      <Clock name="recovery" clock={recovery} nowMs={nowMs} />
    </div>
  );
}

function Clock(props: {
  readonly name: 'response' | 'recovery';
  readonly clock: FaultClock;
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const id = useId();
  const { clock, nowMs } = props;
  const isLate = clock.state === 'overdue' || clock.state === 'missed';
  return (
    <div
      role="timer"
      aria-labelledby={id}
      className={mergeClasses(
        styles.clock,
        clock.state === 'kept' && styles.kept,
        isLate && styles.late,
      )}
    >
      <span id={id} className={styles.name}>
        {t(`clock.${props.name}`)}
      </span>
      <span className={styles.left}>{clockWords(clock, t)}</span>
      <span className={mergeClasses(styles.due, clock.state === 'running' && styles.quiet)}>
        {t('due', { moment: formatMoment(clock.dueMs, nowMs, language) })}
      </span>
    </div>
  );
}

/** How a clock stands, in words: `1:58:03 left`. */
export function clockWords(
  clock: FaultClock,
  t: Translate<NonNullable<(typeof reportTexts)['keys']>>,
): string {
  const { state, leftMs, startMs, stoppedMs } = clock;
  if (state === 'void') return t('clockState.void');
  if (state === 'running') return t('clockState.running', { span: formatElapsed(leftMs) });
  if (state === 'kept') {
    return t('clockState.kept', { span: formatElapsed((stoppedMs ?? startMs) - startMs) });
  }
  return t(`clockState.${state}`, { span: formatElapsed(-leftMs) });
}
