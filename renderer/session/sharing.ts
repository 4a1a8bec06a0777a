import type { Member } from '../../domain/meeting/member.ts';
import type { Joined } from '../../service/protocol/index.ts';
import type { Log } from '../platform/log.ts';
import type { Conference } from '../rtc/conference.ts';
import type { Signalling } from '../signalling/signalling.ts';
import { undoOn } from './listeners.ts';
import type { Notices } from './notices.ts';
import type { ScreenSource } from './screenSource.ts';
import type { Stores } from './stores.ts';

/** What showing my screen in a meeting needs. */
export interface SharingDeps {
  readonly stores: Pick<Stores, 'meeting'>;
  readonly screen: ScreenSource;
  readonly signalling: Signalling;
  readonly conference: Pick<Conference, 'setTrack'>;
  readonly isJoined: () => boolean;
  readonly notices: Notices;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** My screen in a meeting: sent when the service has allowed it, and no longer. */
export interface Sharing {
  /** The service's word after a rejoin. */
  rejoined(joined: Joined): void;
}

export function shareScreen(deps: SharingDeps, joined: Joined): Sharing {
  const { stores, screen, signalling, conference, notices, signal, log } = deps;
  let isAllowed = false;

  function send() {
    const capture = isAllowed ? screen.current() : undefined;
    void conference.setTrack('screen', capture?.picture ?? null);
    void conference.setTrack('screenAudio', capture?.sound ?? null);
  }

  async function ask() {
    const capture = screen.current();
    // Without a membership the rejoin asks.
    if (!deps.isJoined()) return;
    const reply = await signalling.request('share:set', { isOn: capture !== undefined });
    if (signal.aborted || screen.current() !== capture) return;
    if (reply.ok) {
      isAllowed = capture !== undefined;
      send();
    } else if (capture && reply.fault.code === 'not-allowed') {
      refuse();
    } else {
      log('warn', 'what I show is not told', { code: reply.fault.code });
    }
  }

  function refuse() {
    isAllowed = false;
    send();
    screen.stop();
    notices.add({ kind: 'share-ended' });
  }

  function changed() {
    // What is no longer shown is not sent while the service is asked.
    if (!screen.current()) isAllowed = false;
    send();
    void ask();
  }

  function hear(member: Member) {
    if (member.memberId !== stores.meeting.getState().selfId) return;
    if (isAllowed && member.sharingSinceMs === undefined) refuse();
  }

  const undos = [
    screen.onChange(changed),
    signalling.on('member:updated', ({ member }) => hear(member)),
  ];
  undoOn(signal, () => undos.forEach((undo) => undo()));

  /** A service that forgot what I show is asked again, and a screen that ended meanwhile is taken back. */
  function compare({ self }: Joined) {
    const isTold = self.sharingSinceMs !== undefined;
    isAllowed = isTold && screen.current() !== undefined;
    if (isTold !== (screen.current() !== undefined)) void ask();
    send();
  }
  compare(joined);
  return { rejoined: compare };
}
