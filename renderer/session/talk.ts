import type { MemberId } from '../../domain/ids.ts';
import type { ChatMessage } from '../../domain/meeting/chat.ts';
import type { Reaction } from '../../domain/meeting/reaction.ts';
import type { TalkState } from './state.ts';

/** More signs at once than anybody can see. */
const REACTIONS_MAX = 30;

/** With messages that came, in the order of their numbers and each once: a reconnect brings old ones again. */
export function withMessages(
  { messages }: TalkState,
  came: readonly ChatMessage[],
): Pick<TalkState, 'messages'> {
  const last = messages.at(-1)?.number ?? 0;
  // Nearly always the next one.
  if (came.every(({ number }, index) => number === last + 1 + index))
    return { messages: [...messages, ...came] };
  const all = new Map([...messages, ...came].map((message) => [message.number, message]));
  return { messages: [...all.values()].toSorted((a, b) => a.number - b.number) };
}

/** With one more sign; the oldest go when there are too many. */
export function withReaction(
  { reactions }: TalkState,
  memberId: MemberId,
  reaction: Reaction,
): Pick<TalkState, 'reactions'> {
  const id = (reactions.at(-1)?.id ?? 0) + 1;
  return { reactions: [...reactions, { id, memberId, reaction }].slice(-REACTIONS_MAX) };
}
