import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import type { PromiseId, Scope } from '../../../domain/quality/verdict.ts';
import { worstOf } from '../../../domain/quality/showing/worst.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { useQuality } from '../../react/stores.ts';
import { VerdictChip } from '../../react/VerdictChip.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';
import { limitWords, sampleWords, worstWords } from './words.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: 'tabular-nums',
  },
  top: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  measured: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 10px' },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  limit: { color: tokens.colorNeutralForeground2 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

const READINGS = {
  loss: 'reading.loss',
  jitter: 'reading.jitter',
  hd: 'reading.hd',
} as const;

/** One promise of the contract: what was measured, the limit, the verdict, what it rests on, and how it is read. */
export function PromiseCard(props: { readonly promise: PromiseId; readonly scope: Scope }) {
  const { promise, scope } = props;
  const styles = useStyles();
  const headingId = useId();
  const speech = usePanelSpeech();
  const judgement = useQuality((quality) => quality.judgement);
  const { t, words } = speech;
  const worst = judgement && worstOf(judgement, scope, promise);
  const figure = worst?.figure ?? judgement?.call[scope][promise];
  const reading =
    promise === 'delay'
      ? t('reading.delay', { oneWay: words.ms(figure?.value && figure.value / 2) })
      : t(READINGS[promise]);
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <div className={styles.top}>
        <h3 id={headingId} className={styles.name}>
          {words.promise(promise)}
        </h3>
        <VerdictChip verdict={judgement?.call[scope][promise].verdict ?? 'not-enough-data'} />
      </div>
      <div className={styles.measured}>
        <span className={styles.value}>{words.value(promise, figure?.value)}</span>
        <span className={styles.limit}>{limitWords(promise, speech)}</span>
        <ClauseLink clause={PROMISE_TERMS[promise].clause} />
      </div>
      <div className={styles.small}>
        {sampleWords(promise, figure, speech)}
        {worst ? ` · ${worstWords(worst, speech)}` : null}
      </div>
      <div className={styles.small}>{reading}</div>
    </section>
  );
}
