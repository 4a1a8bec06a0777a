import { useSyncExternalStore } from 'react';

/** The look the system asks for. */
export type ThemeName = 'light' | 'dark' | 'contrast';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

/** Follows the system's theme and contrast while the program runs. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(watch, read);
}

function read(): ThemeName {
  if (matchMedia(FORCED).matches) return 'contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

function watch(changed: () => void): () => void {
  const queries = [matchMedia(DARK), matchMedia(FORCED)];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
