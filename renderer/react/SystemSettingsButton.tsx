import { Button } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import type { PrivacyKind, PrivacyStatus } from '../../domain/desktop/privacy.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useClient } from './client.tsx';

/** Leads to the page of the system's settings for one kind; nothing where there is no such page. */
export function SystemSettingsButton(props: {
  readonly status: PrivacyStatus | undefined;
  readonly kind: PrivacyKind;
  /** Tells apart several of these buttons on one screen, for those who hear them. */
  readonly describedBy?: string;
}) {
  const t = useTexts(commonTexts);
  const { shell } = useClient();
  const { status, kind } = props;
  if (!shell || !status?.pages.includes(kind)) return null;
  return (
    <Button
      size="small"
      icon={<Open16Regular />}
      aria-describedby={props.describedBy}
      onClick={() => void shell.call('privacy:open', { what: kind })}
    >
      {t('action.systemSettings')}
    </Button>
  );
}
