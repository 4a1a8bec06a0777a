import { useTexts } from '../../i18n/useTexts.ts';
import type { DeedId } from './deeds.ts';
import { deskTexts } from './deskTexts.ts';

const LABELS = {
  acknowledge: 'acknowledge',
  start: 'start',
  waiting: 'waitingOn',
  recovered: 'recovered',
  assignMe: 'assignMe',
  assign: 'assign',
  level: 'changeLevel',
  customer: 'customerNote',
  internal: 'internalNote',
} as const satisfies Record<DeedId, string>;

/** What a deed is called on its button and in the list of keys. */
export function useDeedLabel(): (id: DeedId, isWaiting: boolean) => string {
  const t = useTexts(deskTexts);
  return (id, isWaiting) => t(id === 'waiting' && isWaiting ? 'waitingOff' : LABELS[id]);
}
