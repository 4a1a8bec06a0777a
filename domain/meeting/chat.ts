import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { ChatFile } from './file.ts';

/** Longest message, in code points. */
export const CHAT_MAX_LENGTH = 4_000;
/** What a room keeps for those who join later. */
export const CHAT_KEPT = 500;
const CHAT_KEPT_CHARACTERS = 200_000;

/** One message of a meeting's chat. */
export interface ChatMessage {
  /** Rises by one with every message of a meeting, from 1 on. */
  readonly number: number;
  readonly memberId: MemberId;
  /** The sender's name when it was sent: they may have left. */
  readonly name: string;
  readonly atMs: EpochMs;
  /** Of a file: its name, which is all that a client says that knows no files. */
  readonly text: string;
  readonly file?: ChatFile | undefined;
}

/** The messages of a meeting that are still known, oldest first. */
export interface ChatState {
  readonly messages: readonly ChatMessage[];
  readonly lastNumber: number;
}

/** Nobody has said anything. */
export const EMPTY_CHAT: ChatState = { messages: [], lastNumber: 0 };

// All but line feed and tab; with the invisible ones that reorder what stands around them.
const INVISIBLE = /[\p{Cc}\p{Co}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu;

/**
 * The message meant by what was typed: NFC, line feeds kept, nothing that hides or reorders text. `undefined` when
 * nothing is left or it is longer than {@link CHAT_MAX_LENGTH}.
 */
export function parseChatText(typed: string): string | undefined {
  const lines = typed.replaceAll(/\r\n?|\u2028|\u2029/g, '\n');
  const visible = lines.replaceAll(INVISIBLE, (found) => (/[\n\t]/.test(found) ? found : ''));
  const text = visible.normalize('NFC').trim();
  const length = [...text].length;
  return length >= 1 && length <= CHAT_MAX_LENGTH ? text : undefined;
}

/** With one more message; the oldest are forgotten beyond what a room keeps. */
export function withMessage(
  { messages, lastNumber }: ChatState,
  said: Omit<ChatMessage, 'number'>,
): ChatState {
  const number = lastNumber + 1;
  const all = [...messages, { number, ...said }].slice(-CHAT_KEPT);
  let characters = all.reduce((sum, { text }) => sum + text.length, 0);
  let first = 0;
  for (; characters > CHAT_KEPT_CHARACTERS && first < all.length - 1; first += 1)
    characters -= all[first]?.text.length ?? 0;
  return { messages: first > 0 ? all.slice(first) : all, lastNumber: number };
}
