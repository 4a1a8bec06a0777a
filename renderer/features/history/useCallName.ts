import { useTexts } from '../../i18n/useTexts.ts';
import type { CallRecord } from '../../storage/index.ts';
import { historyTexts } from './texts.ts';

/** What a call or check is called. */
export function useCallName(): (call: Pick<CallRecord, 'kind' | 'room'>) => string {
  const t = useTexts(historyTexts);
  return ({ kind, room }) => {
    if (kind === 'check') return t('check');
    return room === undefined ? t('unknownRoom') : t('callIn', { room });
  };
}
