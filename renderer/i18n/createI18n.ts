import { createInstance, type i18n as I18n } from 'i18next';
import { LANGUAGES, type Language } from '../../domain/settings/settings.ts';

/** The translator. Texts are added by the features that bring them (`useTexts`), so nothing is fetched. */
export function createI18n(language: Language): I18n {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    resources: {},
    initAsync: false,
    // Keys such as `command.mute` are whole keys, not paths.
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it renders; a second time would show `&amp;` in names.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return i18n;
}
