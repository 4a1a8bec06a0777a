import { untell, type ToldNotice } from '../../commands/index.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMedia } from '../../react/stores.ts';
import { Card, Passing } from './Card.tsx';
import { toldWords } from './noticeWords.ts';
import { noticesTexts } from './texts.ts';

/** Whether it interrupts what is being read. */
export function isUrgentToTell({ notice }: ToldNotice): boolean {
  return notice.kind === 'service-stopped';
}

/** What the program around the window had to say, with what can be done about it. */
export function ToldCard(props: { readonly told: ToldNotice }) {
  const t = useTexts(noticesTexts);
  const { view } = useClient();
  const { notice, lasts } = props.told;
  const action = useAction(props.told);
  const words = toldWords(notice, t);
  const dismiss = () => untell(view, notice);
  if (words === undefined) return null;
  if (lasts === 'passes') return <Passing onDismiss={dismiss}>{words}</Passing>;
  return (
    <Card onDismiss={dismiss} action={action}>
      {words}
    </Card>
  );
}

function useAction({ notice }: ToldNotice): { label: string; run(): void } | undefined {
  const t = useTexts(noticesTexts);
  const { session, view } = useClient();
  const isHeard = useMedia((media) => media.microphone.wanted);
  if (notice.kind !== 'joined' || !isHeard) return undefined;
  const mute = async () => {
    await session.media.setMicrophone(false);
    untell(view, notice);
  };
  return { label: t('told.mute'), run: () => void mute() };
}
