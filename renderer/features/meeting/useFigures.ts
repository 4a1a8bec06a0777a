import type { MemberId } from '../../../domain/ids.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useQuality } from '../../react/stores.ts';
import { figuresOf, type Figures } from './figures.ts';
import { meetingTexts } from './texts.ts';

/** The last reading of one person's connection, in words. */
export function useFigures(memberId: MemberId): Figures {
  const t = useTexts(meetingTexts);
  const language = useLanguage();
  const reading = useQuality((quality) => quality.readings[memberId]);
  const words = {
    unknown: t('quality.unknown'),
    fps: (value: string) => t('quality.fps', { value }),
    ms: (value: string) => t('quality.ms', { value }),
    percent: (value: string) => t('quality.percent', { value }),
    packets: (lost: string, expected: string) => t('quality.packets', { lost, expected }),
  };
  return figuresOf(reading, words, language);
}
