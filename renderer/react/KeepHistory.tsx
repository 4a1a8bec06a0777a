import { Field, Select } from '@fluentui/react-components';
import { HISTORY_KEEPINGS } from '../../domain/settings/settings.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useSession } from './client.tsx';
import { keepHistoryTexts } from './keepHistoryTexts.ts';
import { useSettings } from './stores.ts';

/** Choice of how long the history of calls is kept; what is too old for it goes at once. */
export function KeepHistory() {
  const t = useTexts(keepHistoryTexts);
  const session = useSession();
  const chosen = useSettings((settings) => settings.keepHistory);
  return (
    <Field label={t('label')} hint={t('hint')}>
      <Select
        value={String(chosen)}
        onChange={(_, { value }) => {
          const keepHistory = HISTORY_KEEPINGS.find((keeping) => String(keeping) === value);
          if (keepHistory !== undefined) session.updateSettings({ keepHistory });
        }}
      >
        {HISTORY_KEEPINGS.map((keeping) => (
          <option key={keeping} value={String(keeping)}>
            {keeping === 'for-ever' ? t('forEver') : t('days', { count: keeping })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
