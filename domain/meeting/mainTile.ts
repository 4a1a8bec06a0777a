/** A tile of the stage, as far as it matters for who is shown large. */
export interface StageTile {
  readonly id: string;
  /** Of a shown screen: since when. */
  readonly sharingSinceMs?: number | undefined;
}

/** What the person wants to see. */
export interface StageWish {
  readonly layout: 'gallery' | 'speaker';
  readonly pinnedId: string | undefined;
  readonly speakerId: string | undefined;
}

/** The tile of a person's screen. */
export const shareTileId = (memberId: string): string => `screen-${memberId}`;

/**
 * Which tile is shown large; `undefined`: all alike. What a person pinned comes first, then the screen that was shown last:
 * whoever shows one wants it seen. Then, in the speaker's view, whoever speaks or spoke last.
 */
export function mainTile(tiles: readonly StageTile[], wish: StageWish): string | undefined {
  const isThere = (id: string | undefined) => tiles.some((tile) => tile.id === id);
  if (isThere(wish.pinnedId)) return wish.pinnedId;
  const [newest] = tiles
    .filter(({ sharingSinceMs }) => sharingSinceMs !== undefined)
    .toSorted((a, b) => (b.sharingSinceMs ?? 0) - (a.sharingSinceMs ?? 0));
  if (newest) return newest.id;
  if (wish.layout === 'gallery') return undefined;
  return isThere(wish.speakerId) ? wish.speakerId : tiles[0]?.id;
}
