import type { SoundProcessing } from '../../domain/media/soundProcessing.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useSession } from './client.tsx';
import { soundTexts } from './soundTexts.ts';
import { useSettings } from './stores.ts';
import type { SwitchOption } from './switchOption.ts';

const CHOICES = ['echoCancellation', 'noiseSuppression', 'autoGain', 'original'] as const;

/** What is done to the microphone's sound; it takes effect at once, also while talking. */
export function useSoundSwitches(): readonly SwitchOption[] {
  const t = useTexts(soundTexts);
  const session = useSession();
  const sound = useSettings((settings) => settings.soundProcessing);
  const change = (wanted: Partial<SoundProcessing>) =>
    session.updateSettings({ soundProcessing: { ...sound, ...wanted } });
  return CHOICES.map((choice) => {
    const isOverruled = sound.original && choice !== 'original';
    return {
      label: t(choice),
      hint: t(`${choice}Hint`),
      checked: sound[choice] && !isOverruled,
      disabled: isOverruled,
      onChange: (checked) => change({ [choice]: checked }),
    };
  });
}
