import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTexts } from '../i18n/useTexts.ts';
import type { MyReport } from '../session/reports/port.ts';
import { shownState } from './myReport.ts';
import { reportTexts } from './reportTexts.ts';

const useStyles = makeStyles({
  chip: {
    display: 'inline-block',
    padding: '1px 10px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  waiting: { border: `1px dashed ${tokens.colorNeutralStroke1}` },
});

/** How far a report has come, in a word. */
export function ReportStateChip(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportTexts);
  const state = shownState(props.report);
  return (
    <span className={mergeClasses(styles.chip, state === 'waiting' && styles.waiting)}>
      {t(`state.${state}`)}
    </span>
  );
}
