import type { Language } from '../../../domain/settings/settings.ts';
import { faultSentence, type Place } from '../../i18n/faultText.ts';
import type { Translate } from '../../i18n/texts.ts';
import type { Told } from '../../commands/index.ts';
import type { Notice } from '../../session/index.ts';
import type { noticesTexts } from './texts.ts';

/** The translator of this feature's texts. */
export type NoticeTranslate = Translate<NonNullable<(typeof noticesTexts)['keys']>>;

/** A notice that is one sentence of this feature; those about quality have a card of their own. */
export type PlainNotice = Notice & {
  readonly kind: Exclude<Notice['kind'], 'quality' | 'verdicts' | 'muted'>;
};

/** Tells them apart. */
export function isPlain(notice: Notice): notice is PlainNotice {
  return notice.kind !== 'quality' && notice.kind !== 'verdicts' && notice.kind !== 'muted';
}

const URGENT: ReadonlySet<Notice['kind']> = new Set(['reconnecting', 'muted', 'blur-off']);

/** Notices that interrupt: something needs attention. The others wait for a pause in what is being read. */
export function isUrgent(notice: Notice): boolean {
  return URGENT.has(notice.kind) || notice.fault !== undefined;
}

/** Notices that the screen already shows in its own place, so that they are only heard. */
export function isHeardOnly(notice: Notice): boolean {
  const isShown = ['reconnecting', 'message', 'sharing'].includes(notice.kind);
  return isShown || isOwnRecording(notice);
}

function isOwnRecording({ recording, name }: Notice): boolean {
  return recording === 'began' && name === undefined;
}

/** A notice as a sentence. */
export function noticeWords(
  notice: PlainNotice,
  t: NoticeTranslate,
  language: Language,
  place: Place,
): string {
  const name = notice.name ?? t('someone');
  switch (notice.kind) {
    case 'joined':
      return t('joined', { name });
    case 'left':
      return t('left', { name });
    case 'lost':
      return t('lost', { name });
    case 'removed':
      return t('removed', { name });
    case 'hand':
      return t('hand', { name });
    case 'sharing':
      return t('sharing', { name });
    case 'share-ended':
      return t('shareEnded');
    case 'message':
      return t('message', { name });
    case 'waiting':
      return t('waiting', { name });
    case 'host-wish':
      return t(`wish.${notice.wish ?? 'mute'}`, { name: notice.name ?? t('host') });
    case 'role':
      return t(`role.${notice.role ?? 'participant'}`);
    case 'recording':
      if (isOwnRecording(notice)) return t('recording.mine');
      return notice.fault
        ? faultSentence(notice.fault, language, place)
        : t(`recording.${notice.recording ?? 'ended'}`, { name });
    case 'reconnecting':
      return notice.name === undefined ? t('reconnecting') : t('reconnectingTo', { name });
    case 'reconnected':
      return notice.name === undefined ? t('reconnected') : t('reconnectedTo', { name });
    case 'blur-off':
      return t('blurOff');
    case 'device':
      return notice.fault
        ? faultSentence(notice.fault, language, place)
        : t('deviceTookOver', { name: notice.name ?? '' });
  }
}

/** What the program told, as a sentence; `undefined` for what the screen below says itself, and better. */
export function toldWords(told: Told, t: NoticeTranslate): string | undefined {
  switch (told.kind) {
    case 'joined':
      return t('told.joined', { name: told.name });
    case 'meeting-lost':
    case 'update-ready':
    case 'incident':
    case 'maintenance':
    case 'incident-over':
    case 'report-acknowledged':
    case 'report-in-progress':
    case 'report-recovered':
      return undefined;
    case 'service-stopped':
      return t('told.serviceStopped');
    case 'service-restarted':
      return t('told.serviceRestarted');
  }
}
