import { Checkbox } from '@fluentui/react-components';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Callout } from '../../ui/Callout.tsx';
import { reportFormTexts } from './texts.ts';

/** What is known already need not be reported as news; the report's clocks are its own all the same. */
export function IncidentOffer(props: {
  readonly incident: Incident;
  readonly isJoined: boolean;
  readonly onChoose: (incidentId: string | undefined) => void;
}) {
  const t = useTexts(reportFormTexts);
  const { kind, title, text, incidentId } = props.incident;
  return (
    <Callout tone="warning">
      <strong>{t(kind === 'incident' ? 'incidentRuns' : 'maintenanceRuns', { title })}</strong>
      {text === '' ? null : <div>{text}</div>}
      <Checkbox
        label={t('incidentJoin')}
        checked={props.isJoined}
        onChange={(_, { checked }) => props.onChoose(checked === true ? incidentId : undefined)}
      />
    </Callout>
  );
}
