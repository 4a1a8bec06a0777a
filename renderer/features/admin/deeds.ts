import type { ReportEventType, ReportHappening } from '../../../domain/faults/report.ts';
import { mayHappen, type ReportState } from '../../../domain/faults/standing.ts';

/** What the desk can do to a report, in the order in which it is offered, with its key. */
export const DEEDS = [
  { id: 'acknowledge', key: 'a', needs: 'acknowledged' },
  { id: 'start', key: 's', needs: 'started' },
  { id: 'waiting', key: 'w', needs: 'waiting' },
  { id: 'recovered', key: 'r', needs: 'recovered' },
  { id: 'assignMe', key: 'm', needs: 'assigned' },
  { id: 'assign', key: 'g', needs: 'assigned' },
  { id: 'level', key: 'l', needs: 'level-changed' },
  { id: 'customer', key: 'c', needs: 'noted' },
  { id: 'internal', key: 'i', needs: 'noted' },
] as const satisfies readonly {
  readonly id: string;
  readonly key: string;
  readonly needs: ReportEventType;
}[];

export type DeedId = (typeof DEEDS)[number]['id'];
/** Deeds that ask for something first. */
export type FormId = 'recovered' | 'assign' | 'level' | 'customer' | 'internal';

/** How a report stands, as far as deeds depend on it. */
export interface DeedTarget {
  readonly state: ReportState;
  readonly isWaiting: boolean;
  readonly assignee: string;
}

/** Whether the service would let the desk do this now. `me` is the name under which this person takes reports. */
export function isDeedOpen(id: DeedId, target: DeedTarget, me: string): boolean {
  const deed = DEEDS.find((one) => one.id === id);
  if (!deed || (id === 'assignMe' && me !== '' && target.assignee === me)) return false;
  return mayHappen(target, { type: deed.needs }, 'desk').ok;
}

/** What happens by a deed at once, or the form that has to be filled in first. */
export function beginDeed(
  id: DeedId,
  target: Pick<DeedTarget, 'isWaiting'>,
  me: string,
): { readonly happening: ReportHappening } | { readonly form: FormId } {
  switch (id) {
    case 'acknowledge':
      return { happening: { type: 'acknowledged' } };
    case 'start':
      return { happening: { type: 'started' } };
    case 'waiting':
      return { happening: { type: 'waiting', isWaiting: !target.isWaiting } };
    case 'assignMe':
      return me === '' ? { form: 'assign' } : { happening: { type: 'assigned', to: me } };
    default:
      return { form: id };
  }
}
