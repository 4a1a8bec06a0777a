import { useEffect } from 'react';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';

/** Names the window after the screen: `Settings – Umeet`. */
export function useTitle(screen: string | undefined): void {
  const app = useTexts(commonTexts)('app.name');
  useEffect(() => {
    document.title = screen === undefined ? app : `${screen} – ${app}`;
  }, [screen, app]);
}
