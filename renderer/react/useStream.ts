import type { MemberId } from '../../domain/ids.ts';
import { useSession } from './client.tsx';
import { useMedia, usePeople } from './stores.ts';

/** My own camera and microphone. The revision in the store says when to look again. */
export function useLocalStream(): MediaStream | undefined {
  useMedia((media) => media.localRevision);
  return useSession().streams.local();
}

/** A person's media. */
export function useRemoteStream(memberId: MemberId): MediaStream | undefined {
  usePeople((people) => people.streamRevision[memberId]);
  return useSession().streams.remote(memberId);
}

/** The screen a person shows. */
export function useRemoteScreen(memberId: MemberId): MediaStream | undefined {
  usePeople((people) => people.streamRevision[memberId]);
  return useSession().streams.screen(memberId);
}
