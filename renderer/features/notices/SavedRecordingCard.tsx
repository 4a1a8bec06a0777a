import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import type { Notice } from '../../session/index.ts';
import { Card, Passing } from './Card.tsx';
import { noticesTexts } from './texts.ts';

/** Where a recording is. A browser shows downloads itself; on the desktop the way to the file stays until it is put away. */
export function SavedRecordingCard(props: { readonly notice: Notice }) {
  const t = useTexts(noticesTexts);
  const { session, shell } = useClient();
  const { id, name = '', recordingId } = props.notice;
  const dismiss = () => session.dismissNotice(id);
  const words = t('recording.saved', { name });
  if (!shell || recordingId === undefined) return <Passing onDismiss={dismiss}>{words}</Passing>;
  const show = async () => {
    await session.recording.handOver(recordingId);
    dismiss();
  };
  return (
    <Card action={{ label: t('recording.show'), run: () => void show() }} onDismiss={dismiss}>
      {words}
    </Card>
  );
}
