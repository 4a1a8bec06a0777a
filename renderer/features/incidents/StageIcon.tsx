import { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import { Wrench20Regular } from '@fluentui/react-icons/svg/wrench';
import type { IncidentStage } from './shownIncidents.ts';

const ICONS = {
  incident: Warning20Regular,
  maintenance: Wrench20Regular,
  announced: Wrench20Regular,
  over: CheckmarkCircle20Regular,
} as const satisfies Record<IncidentStage, unknown>;

/** The shape that goes with what an incident is now. */
export function StageIcon(props: { readonly stage: IncidentStage }) {
  const Icon = ICONS[props.stage];
  return <Icon aria-hidden="true" />;
}
