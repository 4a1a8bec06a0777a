import type { Reaction } from '../../../domain/meeting/reaction.ts';

/** How each is drawn. */
export const REACTION_SIGNS: Readonly<Record<Reaction, string>> = {
  like: '👍',
  applause: '👏',
  heart: '❤️',
  laugh: '😂',
  surprise: '😮',
  celebrate: '🎉',
};
