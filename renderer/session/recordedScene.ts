import type { StoreApi } from 'zustand/vanilla';
import { shareTileId, type StageTile } from '../../domain/meeting/mainTile.ts';
import { placeScene, type SceneView } from '../../domain/meeting/recordingScene.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { PICTURE } from '../recording/messages.ts';
import type { Scene } from '../recording/recorder.ts';
import type { ScreenSource } from './screenSource.ts';
import type { SessionStreams } from './session.ts';
import type { Stores } from './stores.ts';

const GAP = 8;
/** My own tile; others have their member's id. */
const SELF = 'self';

/** How the person who records sees the meeting. */
export type Look = Pick<SceneView, 'layout' | 'pinnedId' | 'page'> & {
  readonly isSelfHidden: boolean;
};

/** What a scene is made of. */
export interface SceneSources {
  readonly stores: Pick<Stores, 'people' | 'media'>;
  readonly settings: StoreApi<Settings>;
  readonly streams: Pick<SessionStreams, 'local' | 'remote' | 'screen'>;
  readonly screen: Pick<ScreenSource, 'current'>;
}

/** Something that has a tile, whether there is room for it or not. */
interface TileSource extends StageTile {
  readonly name: string;
  readonly fit: 'contain' | 'cover';
  readonly picture: MediaStreamTrack | undefined;
  readonly isSpeaking: boolean;
}

/** The meeting as it is seen and heard just now; everybody is heard, whoever is seen. */
export function recordedScene(sources: SceneSources, look: Look): Scene {
  const { people } = sources.stores;
  const all = [...screens(sources), ...faces(sources, look)];
  const view = { ...look, speakerId: people.getState().speakerId };
  const shown = placeScene(all, view, { ...PICTURE, gap: GAP }).flatMap(({ id, box }) => {
    const tile = all.find((one) => one.id === id);
    return tile ? [{ tile, box }] : [];
  });
  return {
    tiles: shown.map(({ tile: { id, name, fit, isSpeaking, picture }, box }) => {
      const hasPicture = picture !== undefined;
      return { id, name, fit, isSpeaking, box, hasPicture };
    }),
    pictures: new Map(
      shown.flatMap(({ tile: { id, picture } }) => (picture ? [[id, picture] as const] : [])),
    ),
    sounds: sounds(sources),
  };
}

/** Screens that are shown; my own too, which everybody but me sees. */
function screens({ stores, settings, streams, screen }: SceneSources): readonly TileSource[] {
  const look = { fit: 'contain', isSpeaking: false } as const;
  const { members } = stores.people.getState();
  const others = members.flatMap(({ memberId, name, sharingSinceMs }): TileSource[] => {
    if (sharingSinceMs === undefined) return [];
    const picture = streams.screen(memberId)?.getVideoTracks()[0];
    return [{ ...look, id: shareTileId(memberId), name, sharingSinceMs, picture }];
  });
  const mine = screen.current();
  if (!mine) return others;
  const { name } = settings.getState();
  // Large, unless somebody else shows theirs: that is what the person who records looks at.
  const self = { ...look, id: shareTileId(SELF), name, sharingSinceMs: 0 };
  return [...others, { ...self, picture: mine.picture }];
}

/** The others, then myself, as on the stage. */
function faces(
  { stores, settings, streams }: SceneSources,
  { isSelfHidden }: Look,
): readonly TileSource[] {
  const { members, speakerId, isSpeaking } = stores.people.getState();
  const others = members.map(({ memberId, name, media }): TileSource => {
    const isFilming = media.camera === 'on';
    return {
      id: memberId,
      name,
      fit: 'cover',
      picture: isFilming ? streams.remote(memberId)?.getVideoTracks()[0] : undefined,
      isSpeaking: isSpeaking && speakerId === memberId,
    };
  });
  if (isSelfHidden && others.length > 0) return others;
  const isFilming = stores.media.getState().camera.status === 'live';
  const self: TileSource = {
    id: SELF,
    name: settings.getState().name,
    fit: 'cover',
    picture: isFilming ? streams.local()?.getVideoTracks()[0] : undefined,
    isSpeaking: false,
  };
  return [...others, self];
}

/** Everybody, and what the screens play; a muted microphone is a silent track. */
function sounds({ stores, streams, screen }: SceneSources): readonly MediaStreamTrack[] {
  const members = stores.people.getState().members.map(({ memberId }) => memberId);
  const all = [
    stores.media.getState().microphone.status === 'live' ? streams.local() : undefined,
    ...members.map((memberId) => streams.remote(memberId)),
    ...members.map((memberId) => streams.screen(memberId)),
  ];
  const mine = screen.current()?.sound;
  const heard = all.flatMap((stream) => stream?.getAudioTracks() ?? []);
  return mine ? [...heard, mine] : heard;
}
