import { layoutGallery, type Box, type Stage } from './gallery.ts';
import { mainTile, type StageTile, type StageWish } from './mainTile.ts';
import { layoutSpeaker, paginate } from './stageLayout.ts';

/** How the person who records sees the meeting. */
export interface SceneView extends StageWish {
  /** Page of the gallery, from 0 on. */
  readonly page: number;
}

/** Where a tile stands in the picture. */
export interface PlacedTile {
  readonly id: string;
  readonly box: Box;
}

/**
 * Places tiles as the stage does: the one that is to be large with the others beside, or equal tiles, page by page. What is on
 * another page, or beyond the strip, has no place.
 */
export function placeScene(
  tiles: readonly StageTile[],
  view: SceneView,
  stage: Stage,
): readonly PlacedTile[] {
  const mainId = mainTile(tiles, view);
  const ids = tiles.map(({ id }) => id);
  if (mainId === undefined) {
    const { first, count } = paginate(ids.length, view.page, stage);
    const boxes = layoutGallery(count, stage);
    return pair(ids.slice(first, first + count), boxes);
  }
  const others = ids.filter((id) => id !== mainId);
  const { main, strip } = layoutSpeaker(others.length, stage);
  return [{ id: mainId, box: main }, ...pair(others, strip)];
}

function pair(ids: readonly string[], boxes: readonly Box[]): PlacedTile[] {
  return ids.flatMap((id, index) => {
    const box = boxes[index];
    return box ? [{ id, box }] : [];
  });
}
