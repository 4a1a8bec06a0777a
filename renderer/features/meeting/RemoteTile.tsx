import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Member } from '../../../domain/meeting/member.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePeople } from '../../react/stores.ts';
import { useShown } from '../../react/useShown.ts';
import { useRemoteStream } from '../../react/useStream.ts';
import { VideoView } from '../../ui/VideoView.tsx';
import { PinButton } from './PinButton.tsx';
import { QualityMark } from './QualityMark.tsx';
import { Reactions } from './Reactions.tsx';
import { meetingTexts } from './texts.ts';
import { Tile } from './Tile.tsx';

const useStyles = makeStyles({ place: { position: 'absolute', inset: 0 } });

/** Somebody else. Without a path, or with their camera off, their initials stand for them. */
export function RemoteTile(props: { readonly member: Member }) {
  const { memberId, name, media, presence, handRaisedAtMs } = props.member;
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const followSize = useShown(memberId);
  const stream = useRemoteStream(memberId);
  const link = usePeople((people) => people.links[memberId]);
  const isSpeaking = usePeople((people) => people.isSpeaking && people.speakerId === memberId);
  const [picture, setPicture] = useState(false);
  const filming = media.camera === 'on';
  const linkState = {
    connecting: t('connecting'),
    recovering: t('recovering'),
    connected: presence === 'away' ? t('away') : undefined,
  }[link ?? 'connecting'];
  const silent = { on: undefined, off: t('muted'), unavailable: t('noMicrophone') };
  return (
    <div ref={followSize} className={styles.place}>
      <Tile
        label={name}
        person={name}
        video={filming ? <VideoView stream={stream} onPicture={setPicture} /> : null}
        picture={filming && picture}
        silent={silent[media.microphone]}
        state={linkState}
        noPicture={filming ? undefined : t('cameraOff')}
        mark={<QualityMark memberId={memberId} />}
        hand={handRaisedAtMs === undefined ? undefined : t('handUp')}
        reactions={<Reactions memberId={memberId} />}
        speaking={isSpeaking ? t('speaking') : undefined}
        actions={<PinButton id={memberId} name={name} />}
      />
    </div>
  );
}
