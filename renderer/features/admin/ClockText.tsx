import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType } from 'react';
import type { FaultClock } from '../../../domain/faults/clocks.ts';
import { formatElapsed } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { own } from '../../ui/theme/tokens.ts';

const useStyles = makeStyles({
  clock: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '100%',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '& svg': { flexShrink: 0 },
  },
  late: {
    padding: '0 6px 0 4px',
    marginLeft: '-4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: own.breachedGround,
    color: own.breachedText,
    fontWeight: tokens.fontWeightSemibold,
  },
  kept: { color: own.metText },
});

const ICONS: Readonly<Record<FaultClock['state'], ComponentType>> = {
  running: Clock16Regular,
  overdue: Warning16Filled,
  kept: CheckmarkCircle16Regular,
  missed: Warning16Filled,
  void: SubtractCircle16Regular,
};

/** How a clock stands, in a word, a shape and a colour. */
export function ClockText(props: { readonly clock: FaultClock }) {
  const styles = useStyles();
  const t = useTexts(reportTexts);
  const { state, leftMs, startMs, stoppedMs } = props.clock;
  const Icon = ICONS[state];
  const isLate = state === 'overdue' || state === 'missed';
  const took = formatElapsed((stoppedMs ?? startMs) - startMs);
  const words = {
    running: () => t('clockState.running', { span: formatElapsed(leftMs) }),
    overdue: () => t('clockState.overdue', { span: formatElapsed(-leftMs) }),
    kept: () => t('clockState.kept', { span: took }),
    missed: () => t('clockState.missed', { span: formatElapsed(-leftMs) }),
    void: () => t('clockState.void'),
  }[state];
  return (
    <span
      className={mergeClasses(styles.clock, isLate && styles.late, state === 'kept' && styles.kept)}
    >
      <Icon aria-hidden="true" />
      {words()}
    </span>
  );
}
