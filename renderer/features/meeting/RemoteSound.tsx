import { Button } from '@fluentui/react-components';
import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import type { MemberId } from '../../../domain/ids.ts';
import { shareTileId } from '../../../domain/meeting/mainTile.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia, usePeople } from '../../react/stores.ts';
import { useRemoteScreen, useRemoteStream } from '../../react/useStream.ts';
import { Callout } from '../../ui/Callout.tsx';
import { meetingTexts } from './texts.ts';

/**
 * Everybody's sound on the chosen speaker, apart from the tiles: a person is heard whether or not they are
 * seen. When the browser wants a press of a button first, there is one.
 */
export function RemoteSound() {
  const t = useTexts(meetingTexts);
  const members = usePeople((people) => people.members);
  const [players] = useState(() => new Map<string, HTMLAudioElement>());
  const [blocked, setBlocked] = useState(false);
  const onBlocked = useCallback(() => setBlocked(true), []);
  const turnOn = async () => {
    const results = await Promise.all([...players.values()].map((player) => play(player)));
    setBlocked(results.includes('blocked'));
  };
  return (
    <>
      {blocked ? (
        <Callout
          tone="warning"
          live="alert"
          actions={
            <Button size="small" appearance="primary" onClick={() => void turnOn()}>
              {t('soundOn')}
            </Button>
          }
        >
          {t('soundBlocked')}
        </Callout>
      ) : null}
      {members.map(({ memberId, sharingSinceMs }) => (
        <Fragment key={memberId}>
          <Voice memberId={memberId} players={players} onBlocked={onBlocked} />
          {sharingSinceMs === undefined ? null : (
            <ScreenSound memberId={memberId} players={players} onBlocked={onBlocked} />
          )}
        </Fragment>
      ))}
    </>
  );
}

interface Playing {
  readonly players: Map<string, HTMLAudioElement>;
  readonly onBlocked: () => void;
}

function Voice(props: Playing & { readonly memberId: MemberId }) {
  const { memberId, ...playing } = props;
  return <Player id={memberId} stream={useRemoteStream(memberId)} {...playing} />;
}

/** The sound of a shown screen, if it has any. */
function ScreenSound(props: Playing & { readonly memberId: MemberId }) {
  const { memberId, ...playing } = props;
  const stream = useRemoteScreen(memberId);
  return <Player id={shareTileId(memberId)} stream={stream} {...playing} />;
}

function Player(
  props: Playing & { readonly id: string; readonly stream: MediaStream | undefined },
) {
  const { id, stream, players, onBlocked } = props;
  const audio = useRef<HTMLAudioElement>(null);
  const speakerId = useMedia((media) => media.speakerId);

  useEffect(() => {
    const player = audio.current;
    if (!player) return;
    players.set(id, player);
    return () => {
      players.delete(id);
    };
  }, [players, id]);

  useEffect(() => {
    const player = audio.current;
    if (!player || !stream) return;
    player.srcObject = stream;
    void start(player, onBlocked);
    return () => {
      player.srcObject = null;
    };
  }, [stream, onBlocked]);

  useEffect(() => {
    if (audio.current) void routeTo(audio.current, speakerId ?? '');
  }, [speakerId]);

  return <audio ref={audio} autoPlay hidden />;
}

/** Puts a player on a speaker. One that is gone must not mean silence: then the system's own takes over. */
async function routeTo(player: HTMLAudioElement, speakerId: string): Promise<void> {
  if (!('setSinkId' in player) || player.sinkId === speakerId) return;
  try {
    await player.setSinkId(speakerId);
  } catch {
    if (speakerId !== '') await routeTo(player, '');
  }
}

async function start(player: HTMLAudioElement, onBlocked: () => void): Promise<void> {
  if ((await play(player)) === 'blocked') onBlocked();
}

/** Starts a player; `blocked` when the browser forbids sound before the person has pressed something. */
async function play(player: HTMLAudioElement): Promise<'playing' | 'blocked' | 'replaced'> {
  try {
    await player.play();
    return 'playing';
  } catch (error) {
    // An AbortError means that a newer stream was set meanwhile, which is being played in its turn.
    return error instanceof DOMException && error.name === 'NotAllowedError'
      ? 'blocked'
      : 'replaced';
  }
}
