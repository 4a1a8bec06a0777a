import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { IncidentDetails } from './IncidentDetails.tsx';
import { incidentNoticeTexts } from './texts.ts';

/** What can be done about a notice: read all of it, or put it away. */
export function NoticeButtons(props: {
  /** The first is the one that stands there. */
  readonly incidents: readonly [Incident, ...Incident[]];
  readonly nowMs: number;
}) {
  const t = useTexts(incidentNoticeTexts);
  const { reports } = useSession();
  const { incidents, nowMs } = props;
  return (
    <>
      <IncidentDetails incidents={incidents} nowMs={nowMs} />
      <Button
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        aria-label={t('dismiss')}
        title={t('dismiss')}
        onClick={() => reports.dismissIncident(incidents[0].incidentId)}
      />
    </>
  );
}
