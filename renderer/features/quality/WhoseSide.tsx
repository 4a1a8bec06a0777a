import { makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { listeningOf } from '../../../domain/quality/showing/listening.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { sideTexts } from '../../react/sideTexts.ts';
import { sideSentence } from '../../react/sideWords.ts';
import { useQuality } from '../../react/stores.ts';
import { own } from '../../ui/theme/tokens.ts';
import { TABLE_MS } from './StreamTable.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';

const useStyles = makeStyles({
  heading: {
    margin: '0 0 2px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { margin: 0, overflowWrap: 'anywhere' },
  hint: {
    display: 'flex',
    gap: '6px',
    margin: '8px 0 0',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    backgroundColor: own.hintGround,
    color: own.hintText,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { flexShrink: 0 },
});

/** Whose side a fault is on, with the evidence for it. */
export function WhoseSide() {
  const styles = useStyles();
  const { t } = usePanelSpeech();
  return (
    <section aria-label={t('whoseSide')}>
      <h3 className={styles.heading}>{t('whoseSide')}</h3>
      <p className={styles.sentence}>{useSideSentence()}</p>
      <ListeningHint />
    </section>
  );
}

/** The sentence, for the panel and for the text that is copied. */
export function useSideSentence(): string {
  const t = useTexts(sideTexts);
  const language = useLanguage();
  const { nameOf } = usePanelSpeech();
  return sideSentence(
    useQuality((quality) => quality.side),
    { t, language, nameOf },
  );
}

/** How speech sounds, of the person who is heard worst. */
function ListeningHint() {
  const styles = useStyles();
  const { t } = usePanelSpeech();
  const language = useLanguage();
  const ticks = useQuality((quality) => quality.ticks);
  const fromMs = (ticks.at(-1)?.atMs ?? 0) - TABLE_MS;
  const samples = ticks.filter(({ atMs }) => atMs > fromMs).flatMap((tick) => tick.samples);
  const people = Map.groupBy(samples, ({ memberId }) => memberId);
  const scores = [...people.values()].flatMap((heard) => listeningOf(heard) ?? []);
  if (scores.length === 0) return null;
  const score = Math.min(...scores);
  return (
    <p className={styles.hint}>
      <Info16Regular aria-hidden="true" className={styles.icon} />
      <span>
        {t('listening', { words: t(scoreName(score)), score: formatNumber(score, language, 1) })}
      </span>
    </p>
  );
}

/** ITU-T G.107 Annex B: above 4.0 users are satisfied, below 3.1 nearly all of them are not. */
function scoreName(score: number): 'listening.good' | 'listening.fair' | 'listening.poor' {
  if (score >= 4) return 'listening.good';
  return score >= 3.1 ? 'listening.fair' : 'listening.poor';
}
