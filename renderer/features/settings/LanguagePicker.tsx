import { Field, Select } from '@fluentui/react-components';
import { LANGUAGES, type Language } from '../../../domain/settings/settings.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { useSettings } from '../../react/stores.ts';
import { settingsTexts } from './texts.ts';

const SYSTEM = 'system';

/** A language is written in itself, so that it is found by those who need it. */
const OWN_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** Choice of the interface language; it takes effect at once. */
export function LanguagePicker() {
  const t = useTexts(settingsTexts);
  const session = useSession();
  const chosen = useSettings((settings) => settings.language);
  return (
    <Field label={t('language')}>
      <Select
        value={chosen ?? SYSTEM}
        onChange={(_, data) =>
          session.updateSettings({ language: LANGUAGES.find((tag) => tag === data.value) })
        }
      >
        <option value={SYSTEM}>{t('languageSystem')}</option>
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {OWN_NAMES[tag]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
