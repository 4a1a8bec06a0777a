import { useTexts } from '../i18n/useTexts.ts';
import { blurTexts } from './blurTexts.ts';
import { useSession } from './client.tsx';
import { useSettings } from './stores.ts';
import type { SwitchOption } from './switchOption.ts';

/** Whether my background is blurred; it takes effect at once, also while talking. */
export function useBlurSwitch(): SwitchOption {
  const t = useTexts(blurTexts);
  const session = useSession();
  return {
    label: t('blur'),
    hint: t('blurHint'),
    checked: useSettings((settings) => settings.blurBackground),
    disabled: false,
    onChange: (blurBackground) => session.updateSettings({ blurBackground }),
  };
}
