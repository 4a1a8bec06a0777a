/** What can be said with a sign, for a moment. */
export const REACTIONS = ['like', 'applause', 'heart', 'laugh', 'surprise', 'celebrate'] as const;
export type Reaction = (typeof REACTIONS)[number];
