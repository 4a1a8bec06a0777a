import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import type { RecordingActions } from '../../session/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { homeTexts } from './texts.ts';

type Kept = Awaited<ReturnType<RecordingActions['kept']>>[number];

/** Recordings that a crash left behind, or that are still here as copies, to be saved or deleted. */
export function KeptRecordings() {
  const { recording } = useClient().session;
  const [kept, setKept] = useState<readonly Kept[]>([]);
  useEffect(() => {
    let isShown = true;
    void recording.kept().then((found) => isShown && setKept(found));
    return () => {
      isShown = false;
    };
  }, [recording]);
  const look = async () => setKept(await recording.kept());
  return kept.map((one) => <KeptRecording key={one.id} kept={one} onDone={() => void look()} />);
}

function KeptRecording(props: { readonly kept: Kept; readonly onDone: () => void }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { session, now, shell } = useClient();
  const { id, name, startedMs, isHandedOver } = props.kept;
  const values = { name, moment: formatMoment(startedMs, now(), language) };
  const save = isHandedOver ? t('recording.saveAgain') : t('recording.save');
  const then = async (done: Promise<unknown>) => {
    await done;
    props.onDone();
  };
  return (
    <Callout
      tone={isHandedOver ? 'info' : 'warning'}
      live="status"
      actions={
        <>
          <Button
            appearance={isHandedOver ? 'secondary' : 'primary'}
            size="small"
            onClick={() => void then(session.recording.handOver(id))}
          >
            {shell ? t('recording.show') : save}
          </Button>
          <ConfirmButton
            label={t('recording.delete')}
            size="small"
            title={t('recording.deleteTitle')}
            body={t('recording.deleteBody', values)}
            confirm={t('recording.delete')}
            cancel={t('recording.keep')}
            onConfirm={() => void then(session.recording.remove(id))}
          />
        </>
      }
    >
      {isHandedOver ? t('recording.copy', values) : t('recording.cut', values)}
    </Callout>
  );
}
