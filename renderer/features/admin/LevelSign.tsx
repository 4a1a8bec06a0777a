import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FaultLevel } from '../../../domain/faults/level.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';

const useStyles = makeStyles({
  sign: {
    boxSizing: 'border-box',
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '22px',
    height: '22px',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  // The worse, the heavier: filled, a thick frame, a thin one, dots.
  1: {
    backgroundColor: tokens.colorNeutralForeground1,
    color: tokens.colorNeutralBackground1,
  },
  2: { outline: `1px solid ${tokens.colorNeutralStroke1}`, outlineOffset: '-2px' },
  3: { fontWeight: tokens.fontWeightRegular },
  4: { border: `1px dotted ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightRegular },
});

/** The level of a fault as a small sign. */
export function LevelSign(props: { readonly level: FaultLevel }) {
  const styles = useStyles();
  const hidden = useHiddenStyles();
  const t = useTexts(reportTexts);
  const { level } = props;
  return (
    <span className={mergeClasses(styles.sign, styles[level])}>
      <span aria-hidden="true">{level}</span>
      <span className={hidden.hidden}>{t('level', { level })}</span>
    </span>
  );
}
