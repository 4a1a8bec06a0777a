import { useState } from 'react';
import { shareTileId } from '../../../domain/meeting/mainTile.ts';
import type { Member } from '../../../domain/meeting/member.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRemoteScreen } from '../../react/useStream.ts';
import { VideoView } from '../../ui/VideoView.tsx';
import { PinButton } from './PinButton.tsx';
import { meetingTexts } from './texts.ts';
import { Tile } from './Tile.tsx';

/** The screen that somebody shows, whole: at its edges there may be what it is about. */
export function ShareTile(props: { readonly member: Member }) {
  const { memberId, name } = props.member;
  const t = useTexts(meetingTexts);
  const stream = useRemoteScreen(memberId);
  const [picture, setPicture] = useState(false);
  const label = t('screenOf', { name });
  return (
    <Tile
      label={label}
      person={name}
      video={<VideoView stream={stream} whole onPicture={setPicture} />}
      picture={picture}
      silent={undefined}
      state={picture ? undefined : t('screenStarting')}
      actions={<PinButton id={shareTileId(memberId)} name={label} />}
    />
  );
}
