import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { FAULT_LEVELS, LEVEL_TERMS, type FaultLevel } from '../../../domain/faults/level.ts';
import type { ProposalReason } from '../../../domain/faults/proposal.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { recoveryHours } from '../../react/myReport.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { reportFormTexts } from './texts.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '4px' },
  level: {
    padding: '0 8px 6px 2px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chosen: { border: `1px solid ${tokens.colorBrandStroke1}` },
  // In line with the words of the radio button above.
  about: {
    paddingLeft: '36px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  proposed: {
    marginRight: '6px',
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** How bad it is, in the words of §5.8, with what the contract promises for it. */
export function LevelChoice(props: {
  readonly chosen: FaultLevel;
  readonly proposed: FaultLevel;
  readonly reason: ProposalReason;
  readonly onChoose: (level: FaultLevel) => void;
}) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const id = useId();
  const { chosen, proposed } = props;
  return (
    <div className={styles.group}>
      <span id={id}>{t('level')}</span>
      <RadioGroup
        aria-labelledby={id}
        value={String(chosen)}
        onChange={(_, { value }) => {
          const level = FAULT_LEVELS.find((one) => String(one) === value);
          if (level) props.onChoose(level);
        }}
        className={styles.group}
      >
        {FAULT_LEVELS.map((level) => (
          <LevelRow
            key={level}
            level={level}
            isChosen={level === chosen}
            reason={level === proposed ? props.reason : undefined}
          />
        ))}
      </RadioGroup>
    </div>
  );
}

function LevelRow(props: {
  readonly level: FaultLevel;
  readonly isChosen: boolean;
  /** Why it is proposed, when it is. */
  readonly reason: ProposalReason | undefined;
}) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const shared = useTexts(reportTexts);
  const id = useId();
  const { level, reason } = props;
  const terms = `levelTerms.${LEVEL_TERMS[level].priority}` as const;
  return (
    <div className={mergeClasses(styles.level, props.isChosen && styles.chosen)}>
      <Radio
        value={String(level)}
        aria-describedby={reason ? `${id} ${id}-reason` : id}
        label={
          <span>
            <strong>{shared('level', { level })}</strong> {shared(`levelMeaning.${level}`)}
          </span>
        }
      />
      <div className={styles.about}>
        <div>
          <span id={id}>{shared(terms, { hours: recoveryHours(level) })}</span>{' '}
          <ClauseLink clause="5.8" />
        </div>
        {reason ? (
          <div id={`${id}-reason`}>
            <span className={styles.proposed}>{t('proposed')}</span>
            {t(`reason.${reason}`)}
          </div>
        ) : null}
      </div>
    </div>
  );
}
