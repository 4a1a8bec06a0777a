import { Callout } from '../../ui/Callout.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { NoticeButtons } from './NoticeButtons.tsx';
import { stageOf } from './shownIncidents.ts';
import { incidentNoticeTexts } from './texts.ts';
import { useIncidentWords } from './useIncidentWords.ts';
import { useShownIncidents } from './useShownIncidents.ts';

const TONES = {
  incident: 'warning',
  maintenance: 'info',
  announced: 'info',
  over: 'done',
} as const;

/** The same inside a meeting, where it takes its place from the stage and covers nobody. */
export function IncidentBanner() {
  const t = useTexts(incidentNoticeTexts);
  const words = useIncidentWords();
  const { incidents, nowMs } = useShownIncidents();
  const [first, ...others] = incidents;
  if (!first) return null;
  return (
    <Callout
      tone={TONES[stageOf(first, nowMs)]}
      actions={<NoticeButtons incidents={[first, ...others]} nowMs={nowMs} />}
    >
      {words(first, nowMs)}
      {others.length > 0 ? ` (${t('more', { count: others.length })})` : null}
    </Callout>
  );
}
