import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia, useMeeting, useSettings } from '../../react/stores.ts';
import { useLocalStream } from '../../react/useStream.ts';
import { VideoView } from '../../ui/VideoView.tsx';
import { OwnQualityMark } from './QualityMark.tsx';
import { Reactions } from './Reactions.tsx';
import { meetingTexts } from './texts.ts';
import { Tile } from './Tile.tsx';

/** Myself, as in a mirror. */
export function SelfTile() {
  const t = useTexts(meetingTexts);
  const name = useSettings((settings) => settings.name);
  const microphone = useMedia((media) => media.microphone);
  const camera = useMedia((media) => media.camera);
  const stream = useLocalStream();
  const selfId = useMeeting((meeting) => meeting.selfId);
  const isHandUp = useMeeting((meeting) => meeting.handRaisedAtMs !== undefined);
  const [picture, setPicture] = useState(false);
  const live = camera.status === 'live';
  const silent = microphone.status === 'failed' ? t('noMicrophone') : t('muted');
  return (
    <Tile
      label={t('self', { name })}
      person={name}
      video={live ? <VideoView stream={stream} mirrored onPicture={setPicture} /> : null}
      picture={live && picture}
      silent={!microphone.wanted || microphone.status === 'failed' ? silent : undefined}
      noPicture={camera.wanted ? undefined : t('cameraOff')}
      mark={<OwnQualityMark />}
      hand={isHandUp ? t('handUp') : undefined}
      reactions={<Reactions memberId={selfId} />}
    />
  );
}
