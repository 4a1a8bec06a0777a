import type { Incident } from '../../../domain/incidents/incident.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { stageOf } from './shownIncidents.ts';
import { incidentNoticeTexts } from './texts.ts';

/** One line for an incident, with its moments in the person's own zone. */
export function useIncidentWords(): (incident: Incident, nowMs: number) => string {
  const t = useTexts(incidentNoticeTexts);
  const language = useLanguage();
  return (incident, nowMs) => {
    const { title, startsAtMs, endsAtMs, changedAtMs } = incident;
    const moment = (atMs: number) => formatMoment(atMs, nowMs, language);
    const from = moment(startsAtMs);
    const to = endsAtMs === undefined ? undefined : moment(endsAtMs);
    switch (stageOf(incident, nowMs)) {
      case 'incident':
        return t('incident', { moment: from, title });
      case 'over':
        return t('over', { moment: moment(changedAtMs), title });
      case 'announced':
        return to ? t('announced', { from, to, title }) : t('announcedOpen', { from, title });
      case 'maintenance':
        return to ? t('maintenance', { to, title }) : t('maintenanceOpen', { from, title });
    }
  };
}
