import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { NoticeButtons } from './NoticeButtons.tsx';
import { stageOf } from './shownIncidents.ts';
import { StageIcon } from './StageIcon.tsx';
import { incidentNoticeTexts } from './texts.ts';
import { useIncidentWords } from './useIncidentWords.ts';
import { useShownIncidents } from './useShownIncidents.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    padding: '4px 16px',
    borderBottom: '1px solid',
  },
  icon: { flexShrink: 0, display: 'flex' },
  // Beside the buttons where both have room, above them on a phone.
  words: { flex: '1 1 min(260px, 70%)', minWidth: 0, overflowWrap: 'anywhere' },
  more: { fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', alignItems: 'center', gap: '4px', marginLeft: 'auto' },
  incident: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBottomColor: tokens.colorStatusWarningBorder1,
    fontWeight: tokens.fontWeightSemibold,
  },
  maintenance: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderBottomColor: tokens.colorBrandStroke2,
  },
  over: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
    borderBottomColor: tokens.colorStatusSuccessBorder1,
  },
});

/** What the service has to tell everybody, above any screen. The live region around it makes it heard. */
export function IncidentStrip() {
  const styles = useStyles();
  const t = useTexts(incidentNoticeTexts);
  const words = useIncidentWords();
  const { incidents, nowMs } = useShownIncidents();
  const [first, ...others] = incidents;
  if (!first) return null;
  const stage = stageOf(first, nowMs);
  return (
    <div
      className={mergeClasses(styles.strip, styles[stage === 'announced' ? 'maintenance' : stage])}
    >
      <span className={styles.icon}>
        <StageIcon stage={stage} />
      </span>
      <span className={styles.words}>{words(first, nowMs)}</span>
      <span className={styles.buttons}>
        {others.length > 0 ? (
          <span className={styles.more}>{t('more', { count: others.length })}</span>
        ) : null}
        <NoticeButtons incidents={[first, ...others]} nowMs={nowMs} />
      </span>
    </div>
  );
}
