import type { Reply } from '../../domain/reply.ts';
import { ok } from '../../domain/reply.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../service/protocol/index.ts';
import type { HostActions, TalkActions } from './session.ts';
import type { Stores } from './stores.ts';
import { withMessages, withReaction } from './talk.ts';

/** Asks the service of the meeting this client is in; `not-in-room` outside of one. */
export type Ask = <N extends RequestName>(
  name: N,
  body: RequestOf<N>,
) => Promise<Reply<AnswerOf<N>>>;

/** What talking needs. */
export interface TalkActionsDeps {
  readonly ask: Ask;
  readonly stores: Pick<Stores, 'meeting' | 'talk'>;
}

/** Chat, signs and the hand. */
export function createTalkActions({ ask, stores }: TalkActionsDeps): TalkActions {
  const { talk, meeting } = stores;
  return {
    say: async (text) => {
      const said = await ask('chat:send', { text });
      if (!said.ok) return said;
      talk.setState((state) => withMessages(state, [said.value.message]));
      return ok(null);
    },
    react: async (reaction) => {
      const sent = await ask('reaction:send', { reaction });
      const { selfId } = meeting.getState();
      if (!sent.ok || selfId === undefined) return done(sent);
      talk.setState((state) => withReaction(state, selfId, reaction));
      return ok(null);
    },
    raiseHand: async (isRaised) => done(await ask('hand:set', { isRaised })),
    markSeen: () =>
      talk.setState((state) => ({ seenNumber: state.messages.at(-1)?.number ?? state.seenNumber })),
  };
}

/** A host's actions. `leave` ends this client's own part. */
export function createHostActions(ask: Ask, leave: () => Promise<void>): HostActions {
  return {
    setPolicy: async (change) => done(await ask('host:policy', change)),
    setPasscode: async (passcode) =>
      done(await ask('host:passcode', { passcode: passcode ?? null })),
    setRole: async (memberId, role) => done(await ask('host:role', { memberId, role })),
    lowerHand: async (memberId) => done(await ask('hand:set', { isRaised: false, memberId })),
    stopSharing: async (memberId) => done(await ask('share:set', { isOn: false, memberId })),
    remove: async (memberId) => done(await ask('host:remove', { memberId })),
    ask: async (what, memberId) =>
      done(await ask('host:ask', { what, ...(memberId !== undefined && { memberId }) })),
    admit: async (isAdmitted, lobbyId) =>
      done(await ask('host:admit', { isAdmitted, ...(lobbyId !== undefined && { lobbyId }) })),
    end: async () => {
      const ended = await ask('host:end', {});
      if (ended.ok) await leave();
      return done(ended);
    },
  };
}

function done(reply: Reply<unknown>): Reply<null> {
  return reply.ok ? ok(null) : reply;
}
