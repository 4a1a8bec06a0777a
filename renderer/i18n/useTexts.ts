import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../domain/settings/settings.ts';
import type { Texts, Translate } from './texts.ts';

/** The texts of a feature in the current language; the component follows when the language is switched. */
export function useTexts<Zh extends Record<string, string>>(texts: Texts<Zh>): Translate<Zh> {
  const { i18n, t } = useTranslation(texts.namespace);
  // Texts come with the chunk of their feature. Adding them twice changes nothing.
  for (const language of LANGUAGES) {
    if (i18n.hasResourceBundle(language, texts.namespace)) continue;
    i18n.addResourceBundle(language, texts.namespace, texts[language]);
  }
  return useMemo<Translate<Zh>>(() => {
    // i18next types its keys by one global declaration; ours are checked by `Translate`, per feature.
    const plain = t as unknown as (key: string, values?: object) => string;
    return (key, ...values) => plain(key, values[0]);
  }, [t]);
}

/** The language shown now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language as Language;
}
