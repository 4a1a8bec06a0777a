import type { MemberId } from '../../domain/ids.ts';
import type { Conference } from '../rtc/conference.ts';
import { undoOn } from './listeners.ts';

/** The streams of the conference that is open now. Views reach them here; they must not lie in a store. */
export interface RemoteStreams {
  /** `undefined` without a conference, or while nothing comes from that person. */
  of(memberId: MemberId): MediaStream | undefined;
  /** The screen they show. */
  screenOf(memberId: MemberId): MediaStream | undefined;
  /** Shows the streams of this conference until the signal aborts. */
  show(conference: Pick<Conference, 'streamOf' | 'screenOf'>, signal: AbortSignal): void;
}

export function createRemoteStreams(): RemoteStreams {
  let present: Pick<Conference, 'streamOf' | 'screenOf'> | undefined;
  return {
    of: (memberId) => present?.streamOf(memberId),
    screenOf: (memberId) => present?.screenOf(memberId),
    show: (conference, signal) => {
      present = conference;
      undoOn(signal, () => {
        if (present === conference) present = undefined;
      });
    },
  };
}
