import type { FaultLevel } from '../../../domain/faults/level.ts';
import type { ReportEvent } from '../../../domain/faults/report.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { deskTexts } from './deskTexts.ts';

/** What happened, and what was written to it. */
export interface EventWords {
  readonly what: string;
  readonly text?: string;
}

/** Says what the event at a place of a report's log was. */
export function useEventWords(
  events: readonly ReportEvent[],
): (event: ReportEvent, index: number) => EventWords {
  const t = useTexts(deskTexts);
  return (event, index) => {
    switch (event.type) {
      case 'filed':
        return { what: t('event.filed', { level: event.level }) };
      case 'received':
        return { what: t('event.received') };
      case 'acknowledged':
        return { what: t('event.acknowledged') };
      case 'started':
        return { what: t('event.started') };
      case 'level-changed': {
        const from = levelBefore(events, index) ?? event.level;
        return { what: t('event.level', { from, to: event.level }), text: event.reason };
      }
      case 'assigned':
        return {
          what: event.to === '' ? t('event.unassigned') : t('event.assigned', { name: event.to }),
        };
      case 'waiting':
        return { what: t(event.isWaiting ? 'event.waiting' : 'event.notWaiting') };
      case 'noted': {
        const open = event.by === 'desk' ? t('toCustomer') : t('fromCustomer');
        return { what: event.isInternal ? t('internal') : open, text: event.text };
      }
      case 'recovered':
        return { what: t('event.recovered'), text: event.text };
      case 'confirmed':
        return { what: t('event.confirmed') };
      case 'reopened':
        return { what: t('event.reopened'), text: event.text };
      case 'withdrawn':
        return { what: t('event.withdrawn') };
      case 'evidence-received':
        return {
          what:
            event.view === undefined ? t('event.evidence') : t('event.view', { name: event.view }),
        };
      case 'joined-incident':
        return { what: t('event.incident') };
    }
  };
}

function levelBefore(events: readonly ReportEvent[], index: number): FaultLevel | undefined {
  const last = events
    .slice(0, index)
    .findLast((event) => event.type === 'filed' || event.type === 'level-changed');
  return last && 'level' in last ? last.level : undefined;
}
