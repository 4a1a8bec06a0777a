import type { ChatMessage } from '../../../domain/meeting/chat.ts';

/** What is needed to write a chat down. */
export interface ChatSpeech {
  readonly title: string;
  /** Date and time of a message. */
  at(atMs: number): string;
}

/** The chat of a meeting as a text file: one message after the other, further lines of one moved in. */
export function chatText(messages: readonly ChatMessage[], { title, at }: ChatSpeech): string {
  const lines = messages.map(
    ({ atMs, name, text }) => `${at(atMs)}  ${name}: ${text.replaceAll('\n', '\n    ')}`,
  );
  return `${[title, '', ...lines].join('\n')}\n`;
}
