import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { PROMISES } from '../../../domain/quality/verdict.ts';
import { formatElapsed } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useQualityWords } from '../../react/qualityWords.ts';
import { VerdictChip } from '../../react/VerdictChip.tsx';
import type { CallRecord } from '../../storage/index.ts';
import { at } from '../../ui/theme/tokens.ts';
import { callState } from './callState.ts';
import { formatDay, formatList, formatTime } from './moments.ts';
import { useSectionStyles } from './sectionStyles.ts';
import { historyTexts } from './texts.ts';
import { useCallName } from './useCallName.ts';
import { daysOf } from './weeks.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 24px',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  // Beside the verdicts where both have room, above them elsewhere.
  words: {
    flex: '1 1 min(280px, 100%)',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 12px' },
  open: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  state: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  cut: { color: tokens.colorStatusWarningForeground1 },
  small: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  verdicts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, 136px)',
    gap: '6px 8px',
    margin: 0,
    [at.phone]: { width: '100%', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '& div': { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '2px' },
    '& dd': { margin: 0 },
  },
});

/** Calls and checks, the newest day first. */
export function CallList(props: { readonly calls: readonly CallRecord[] }) {
  const section = useSectionStyles();
  const styles = useStyles();
  const language = useLanguage();
  return daysOf(props.calls).map(([dayMs, calls]) => {
    const day = formatDay(dayMs, language);
    return (
      <section key={dayMs} className={section.section} aria-label={day}>
        <h2 className={section.heading}>{day}</h2>
        <ul className={styles.list}>
          {calls.map((call) => (
            <CallRow key={call.callId} call={call} />
          ))}
        </ul>
      </section>
    );
  });
}

function CallRow(props: { readonly call: CallRecord }) {
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const language = useLanguage();
  const { now } = useClient();
  const name = useCallName();
  const { call } = props;
  const state = callState(call, now());
  const names = Object.values(call.people);
  const company =
    names.length === 0 ? t('alone') : t('with', { names: formatList(names, language) });
  const downMs = call.outage?.downMs ?? 0;
  const facts = [
    formatElapsed(call.endedAtMs - call.startedAtMs),
    ...(call.kind === 'check' ? [] : [company]),
    ...(downMs > 0 ? [t('outage', { seconds: words.seconds(downMs / 1_000) })] : []),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.title}>
          <Link href={`/history?call=${encodeURIComponent(call.callId)}`} className={styles.open}>
            {formatTime(call.startedAtMs, language)} {name(call)}
          </Link>
          {state === 'ended' ? null : (
            <span className={mergeClasses(styles.state, state === 'cut' && styles.cut)}>
              {t(state === 'cut' ? 'state.cut' : 'state.running')}
            </span>
          )}
        </div>
        <div className={styles.small}>{facts.join(' · ')}</div>
      </div>
      <dl className={styles.verdicts}>
        {PROMISES.map((promise) => (
          <div key={promise}>
            <dt className={styles.small}>{words.promise(promise)}</dt>
            <dd>
              <VerdictChip verdict={call.figures?.[promise].verdict ?? 'not-enough-data'} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
