import type { MemberId } from '../../domain/ids.ts';
import {
  EMPTY_CHAT,
  parseChatText,
  withMessage,
  type ChatMessage,
} from '../../domain/meeting/chat.ts';
import type { ChatFile } from '../../domain/meeting/file.ts';
import { isAllowed } from '../../domain/meeting/policy.ts';
import { mayModerate } from '../../domain/meeting/roles.ts';
import { memberOf, type RoomState } from '../../domain/meeting/roomState.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { NoticeOf, RequestOf } from '../protocol/index.ts';
import type { Connection } from './connection.ts';

type Done = Reply<Record<string, never>>;

/** What the members of one room say to each other besides sound and picture. */
export interface Talk {
  /** A chat message, to everybody with its sender. */
  say(by: MemberId, typed: string): Reply<{ message: ChatMessage }>;
  /** The same of a file, which its sender keeps. */
  tellFile(by: MemberId, file: ChatFile): Reply<{ message: ChatMessage }>;
  react(by: MemberId, reaction: NoticeOf<'reaction:sent'>['reaction']): Done;
  /** A host's wish, to one member or to everybody who is no host. */
  ask(by: MemberId, wish: RequestOf<'host:ask'>): Done;
  /** Asks everybody else to add what they saw to a report. */
  askForEvidence(by: MemberId, request: RequestOf<'evidence:ask'>): Done;
  /** What was said so far. */
  messages(): readonly ChatMessage[];
}

/** What {@link createTalk} needs. */
export interface TalkNeeds {
  readonly state: () => RoomState;
  readonly connections: ReadonlyMap<MemberId, Connection>;
  readonly now: () => EpochMs;
}

/** The talk of a room in which nobody has said anything. */
export function createTalk({ state, connections, now }: TalkNeeds): Talk {
  let chat = EMPTY_CHAT;

  function tellOthers(by: MemberId, tell: (connection: Connection) => void): void {
    for (const [memberId, connection] of connections) if (memberId !== by) tell(connection);
  }

  function post(
    by: MemberId,
    { text, file }: { readonly text: string | undefined; readonly file?: ChatFile },
  ): Reply<{ message: ChatMessage }> {
    const sender = memberOf(state(), by);
    if (!sender) return fail('not-in-room');
    if (!isAllowed(state().policy.chat, sender.role)) return fail('not-allowed');
    if (text === undefined) return fail('text-invalid');
    const said = { memberId: by, name: sender.name, atMs: now(), text };
    chat = withMessage(chat, file ? { ...said, file } : said);
    const message = chat.messages.at(-1);
    if (!message) return fail('internal', 'a message was said and not kept');
    tellOthers(by, (connection) => connection.notify('chat:message', { message }));
    return ok({ message });
  }

  return {
    say: (by, typed) => post(by, { text: parseChatText(typed) }),
    tellFile: (by, file) => post(by, { text: file.name, file }),
    react(by, reaction) {
      if (!memberOf(state(), by)) return fail('not-in-room');
      tellOthers(by, (connection) =>
        connection.notify('reaction:sent', { memberId: by, reaction }),
      );
      return ok({});
    },
    ask(by, { what, memberId }) {
      const host = memberOf(state(), by);
      if (!host) return fail('not-in-room');
      if (!mayModerate(host.role)) return fail('not-allowed');
      const asked =
        memberId === undefined
          ? state()
              .seats.map(({ member }) => member)
              .filter(({ role }) => !mayModerate(role))
          : [memberOf(state(), memberId)];
      for (const member of asked) {
        if (!member) return fail('member-not-found');
        connections.get(member.memberId)?.notify('host:asked', { by, what });
      }
      return ok({});
    },
    askForEvidence(by, { reportKey, viewToken }) {
      if (!memberOf(state(), by)) return fail('not-in-room');
      tellOthers(by, (connection) =>
        connection.notify('evidence:asked', { by, reportKey, viewToken }),
      );
      return ok({});
    },
    messages: () => chat.messages,
  };
}
