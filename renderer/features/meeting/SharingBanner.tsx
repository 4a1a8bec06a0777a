import { Button } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { Callout } from '../../ui/Callout.tsx';
import { meetingTexts } from './texts.ts';

/** That the others see my screen, as long as they do, and the way to end it. */
export function SharingBanner() {
  const t = useTexts(meetingTexts);
  const isLive = useMedia((media) => media.screen.status === 'live');
  const hasSound = useMedia((media) => media.screen.hasSound);
  const { label, run } = useCommand('share.toggle');
  if (!isLive) return null;
  return (
    <Callout
      tone="info"
      live="status"
      actions={
        <Button size="small" appearance="primary" onClick={run}>
          {label}
        </Button>
      }
    >
      {hasSound ? t('sharingWithSound') : t('sharing')}
    </Callout>
  );
}
