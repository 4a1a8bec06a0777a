import { emitter } from '../emitter.ts';
import { strict } from '../strict.ts';
import { theme } from '../windows.ts';

type Source = 'system' | 'light' | 'dark';
const SOURCES: ReadonlySet<string> = new Set(['system', 'light', 'dark']);

let source: Source = 'system';

/** The module `nativeTheme` of a light system. Changes of the system come by `emit('updated')`, from a test. */
export const nativeTheme = strict(
  'nativeTheme',
  emitter({
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
    shouldDifferentiateWithoutColor: false,
    inForcedColorsMode: false,
    prefersReducedTransparency: false,
    get themeSource(): Source {
      return source;
    },
    set themeSource(wanted: Source) {
      if (!SOURCES.has(wanted)) throw new TypeError(`Error processing argument: ${wanted}`);
      if (wanted === source) return;
      source = wanted;
      theme.dark = wanted === 'dark';
      nativeTheme.emit('updated', {});
    },
    get shouldUseDarkColors(): boolean {
      return theme.dark;
    },
    get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
      return theme.dark;
    },
  }),
);
