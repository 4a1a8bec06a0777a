import { Button } from '@fluentui/react-components';
import { Speaker220Regular } from '@fluentui/react-icons/svg/speaker';
import { useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { prejoinTexts } from './texts.ts';

/** Plays a short tone on the chosen speaker. */
export function TestSound() {
  const t = useTexts(prejoinTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const [playing, setPlaying] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const play = async () => {
    setPlaying(true);
    const reply = await session.media.playTestSound();
    setPlaying(false);
    setFault(reply.ok ? undefined : reply.fault);
  };
  return (
    <>
      <Button icon={<Speaker220Regular />} disabledFocusable={playing} onClick={() => void play()}>
        {playing ? t('testSoundPlaying') : t('testSound')}
      </Button>
      {fault ? <div role="alert">{faultSentence(fault, language, place)}</div> : null}
    </>
  );
}
