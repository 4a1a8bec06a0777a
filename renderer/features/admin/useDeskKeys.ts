import { useEffect, useEffectEvent } from 'react';
import { tinykeys, type KeybindingsMap } from 'tinykeys';
import { isNotForUs } from '../../commands/index.ts';
import { useSettings } from '../../react/stores.ts';

/** Hears single keys while the component is shown; those of a letter or sign only as the person has them switched on. */
export function useDeskKeys(onKey: (pressed: string) => void, keys: readonly string[]): void {
  const areLettersOn = useSettings((settings) => settings.shortcuts.isOn);
  const tell = useEffectEvent(onKey);
  useEffect(() => {
    const bindings: KeybindingsMap = {};
    for (const key of keys) {
      if (key.length === 1 && !areLettersOn) continue;
      // Where the question mark is typed with Shift, the browser tells both.
      for (const press of key === '?' ? ['?', 'Shift+?'] : [key]) {
        bindings[press] = (event) => {
          event.preventDefault();
          tell(key);
        };
      }
    }
    return tinykeys(window, bindings, { ignore: isNotForUs });
  }, [keys, areLettersOn]);
}
