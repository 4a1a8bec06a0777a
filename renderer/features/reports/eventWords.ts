import type { ReportEvent } from '../../../domain/faults/report.ts';
import type { Translate } from '../../i18n/texts.ts';
import type { reportsTexts } from './texts.ts';

/** The texts of this feature. */
export type ReportsWords = Translate<NonNullable<(typeof reportsTexts)['keys']>>;

/** What happened, as a line of the timeline. `isKnown` is false while the service has not answered yet. */
export function eventWords(event: ReportEvent, t: ReportsWords, isKnown = true): string {
  switch (event.type) {
    case 'filed':
      return isKnown ? t('event.filed', { level: event.level }) : t('event.waitingFiled');
    case 'received':
      return t('event.received');
    case 'acknowledged':
      return t('event.acknowledged');
    case 'started':
      return t('event.started');
    case 'level-changed':
      return t('event.level', { level: event.level, reason: event.reason });
    case 'assigned':
      return event.to === '' ? t('event.unassigned') : t('event.assigned', { name: event.to });
    case 'waiting':
      return t(event.isWaiting ? 'event.waitingOn' : 'event.waitingOff');
    case 'noted':
      return t(event.by === 'desk' ? 'event.noteDesk' : 'event.noteReporter', { text: event.text });
    case 'recovered':
      return withWords('recovered', event.text, t);
    case 'confirmed':
      return t('event.confirmed');
    case 'reopened':
      return withWords('reopened', event.text, t);
    case 'withdrawn':
      return t('event.withdrawn');
    case 'evidence-received':
      return t(event.view === undefined ? 'event.evidence' : 'event.view');
    case 'joined-incident':
      return t('event.incident');
  }
}

function withWords(type: 'recovered' | 'reopened', text: string, t: ReportsWords): string {
  return text === '' ? t(`event.${type}`) : t(`event.${type}Words`, { text });
}
