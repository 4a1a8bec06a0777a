import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useCommand } from '../../react/useCommand.ts';
import { Card } from './Card.tsx';
import { noticesTexts } from './texts.ts';

/** Says to who is muted and speaks that nobody hears it. The session puts it away when they unmute, or after a while. */
export function MutedCard(props: { readonly id: number }) {
  const t = useTexts(noticesTexts);
  const { session } = useClient();
  const { label, key } = useCommand('microphone.toggle');
  const unmute = { label, run: () => void session.media.setMicrophone(true) };
  return (
    <Card action={unmute} onDismiss={() => session.dismissNotice(props.id)}>
      {key === undefined ? t('muted') : t('mutedKey', { key })}
    </Card>
  );
}
