import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Hourglass16Regular } from '@fluentui/react-icons/svg/hourglass';
import type { Verdict } from '../../domain/quality/verdict.ts';
import { own } from '../ui/theme/tokens.ts';
import { useQualityWords } from './qualityWords.ts';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    padding: '1px 8px 1px 6px',
    borderRadius: tokens.borderRadiusCircular,
    border: '1px solid transparent',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  icon: { flexShrink: 0 },
  met: { backgroundColor: own.metGround, color: own.metText },
  breached: { backgroundColor: own.breachedGround, color: own.breachedText },
  'not-enough-data': {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
});

const ICONS = {
  met: CheckmarkCircle16Filled,
  breached: DismissCircle16Filled,
  'not-enough-data': Hourglass16Regular,
} as const satisfies Record<Verdict, unknown>;

/** A verdict on a promise of the contract, in words, sign and colour. */
export function VerdictChip(props: { readonly verdict: Verdict }) {
  const styles = useStyles();
  const words = useQualityWords();
  const Icon = ICONS[props.verdict];
  return (
    <span className={mergeClasses(styles.chip, styles[props.verdict])}>
      <Icon aria-hidden="true" className={styles.icon} />
      {words.verdict(props.verdict)}
    </span>
  );
}
