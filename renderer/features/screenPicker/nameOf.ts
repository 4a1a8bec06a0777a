import type { ScreenSource } from '../../../domain/desktop/screens.ts';
import type { Translate } from '../../i18n/texts.ts';
import type { screenPickerTexts } from './texts.ts';

type PickerTranslate = Translate<NonNullable<(typeof screenPickerTexts)['keys']>>;

/**
 * What a source is called. Screens are counted in our own words, because the system's are in its language; windows
 * have their titles.
 */
export function nameOf(
  source: ScreenSource,
  all: readonly ScreenSource[],
  t: PickerTranslate,
): string {
  if (source.kind === 'window') return source.name.trim() === '' ? t('unnamed') : source.name;
  const screens = all.filter(({ kind }) => kind === 'screen');
  if (screens.length === 1) return t('wholeScreen');
  return t('screenName', { number: screens.indexOf(source) + 1 });
}
