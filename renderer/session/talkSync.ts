import type { MemberId } from '../../domain/ids.ts';
import type { Member } from '../../domain/meeting/member.ts';
import type { HostWish, Joined } from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Signalling } from '../signalling/signalling.ts';
import { undoOn } from './listeners.ts';
import type { MediaSources } from './mediaSources.ts';
import type { Notices } from './notices.ts';
import type { Stores } from './stores.ts';
import { withMessages, withReaction } from './talk.ts';

/** How long a sign is shown. */
const REACTION_MS = 5_000;

/** What following the talk of a meeting needs. */
export interface TalkSyncDeps {
  readonly stores: Pick<Stores, 'meeting' | 'people' | 'talk'>;
  readonly signalling: Signalling;
  readonly sources: MediaSources;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Keeps what people say, and what holds in the room, as the service tells it, until the signal aborts. */
export interface TalkSync {
  /** The service's word after a rejoin. */
  rejoined(joined: Joined): void;
}

export function syncTalk(deps: TalkSyncDeps, joined: Joined): TalkSync {
  const { stores, signalling, notices, clock, signal } = deps;
  const { meeting, talk } = stores;

  function take({ self, policy, hasPasscode, chat, waiting }: Joined) {
    meeting.setState({ policy, hasPasscode, waiting });
    takeSelf(self, false);
    talk.setState((state) => withMessages(state, chat));
  }

  function takeSelf({ role, handRaisedAtMs, isRecording = false }: Member, isNews: boolean) {
    const before = meeting.getState().role;
    const nobodyWaits = role === 'participant' && { waiting: [] };
    meeting.setState({ role, handRaisedAtMs, isRecording, ...nobodyWaits });
    if (isNews && before !== role) notices.add({ kind: 'role', role });
  }

  take(joined);
  // What was said before I came is no news.
  talk.setState({ seenNumber: joined.chat.at(-1)?.number ?? 0 });
  const undos = [
    signalling.on('member:updated', ({ member }) => {
      if (member.memberId === meeting.getState().selfId) takeSelf(member, true);
    }),
    signalling.on('chat:message', ({ message }) => {
      talk.setState((state) => withMessages(state, [message]));
      notices.add({ kind: 'message', name: message.name });
    }),
    signalling.on('reaction:sent', ({ memberId, reaction }) =>
      talk.setState((state) => withReaction(state, memberId, reaction)),
    ),
    signalling.on('room:policy', ({ policy }) => meeting.setState({ policy })),
    signalling.on('room:passcode', ({ hasPasscode }) => meeting.setState({ hasPasscode })),
    signalling.on('lobby:changed', ({ waiting }) => {
      const known = new Set(meeting.getState().waiting.map(({ lobbyId }) => lobbyId));
      meeting.setState({ waiting });
      for (const { lobbyId, name } of waiting)
        if (!known.has(lobbyId)) notices.add({ kind: 'waiting', name });
    }),
    signalling.on('host:asked', ({ by, what }) => obey(deps, by, what)),
    fadeReactions(stores, clock),
  ];
  undoOn(signal, () => undos.forEach((undo) => undo()));
  return { rejoined: take };
}

/** Does what a host wants, except unmuting: that is the person's own to do. */
function obey({ stores, sources, notices }: TalkSyncDeps, by: MemberId, wish: HostWish): void {
  const host = stores.people.getState().members.find(({ memberId }) => memberId === by);
  const { microphone, camera } = sources;
  // What is done already is not worth a word.
  const isDone =
    (wish === 'mute' && !microphone.state.wanted) ||
    (wish === 'unmute' && microphone.state.wanted) ||
    (wish === 'stop-video' && !camera.state.wanted);
  if (isDone) return;
  if (wish === 'mute') void microphone.setWanted(false);
  if (wish === 'stop-video') void camera.setWanted(false);
  notices.add({ kind: 'host-wish', wish, ...(host && { name: host.name }) });
}

/** Lets each sign go when it has been seen. */
function fadeReactions({ talk }: Pick<Stores, 'talk'>, clock: Clock): () => void {
  const undos = new Set<() => void>();
  const undo = talk.subscribe((now, before) => {
    const last = before.reactions.at(-1)?.id ?? 0;
    for (const { id } of now.reactions.filter((one) => one.id > last)) {
      const undoTimer = clock.after(REACTION_MS, () => {
        undos.delete(undoTimer);
        talk.setState(({ reactions }) => ({ reactions: reactions.filter((one) => one.id !== id) }));
      });
      undos.add(undoTimer);
    }
  });
  return () => {
    undo();
    for (const each of undos) each();
  };
}
