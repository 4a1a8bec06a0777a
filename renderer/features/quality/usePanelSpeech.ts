import { useMemo } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useQualityWords } from '../../react/qualityWords.ts';
import { usePeople } from '../../react/stores.ts';
import { panelTexts } from './texts.ts';
import type { PanelSpeech } from './words.ts';

/** The words of the panel in the current language, with the names of the people who are here. */
export function usePanelSpeech(): PanelSpeech {
  const t = useTexts(panelTexts);
  const words = useQualityWords();
  const members = usePeople((people) => people.members);
  return useMemo(() => {
    const names = new Map<string, string>(members.map(({ memberId, name }) => [memberId, name]));
    return { t, words, nameOf: (memberId) => names.get(memberId) ?? t('someone') };
  }, [t, words, members]);
}
