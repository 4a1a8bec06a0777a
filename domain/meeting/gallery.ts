/** A rectangle inside the stage, in the unit the stage was given in (CSS pixels). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room there is for tiles. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** Space between two tiles. */
  readonly gap: number;
}

/** Width of a tile for one unit of height. */
export const TILE_ASPECT = 16 / 9;

/**
 * Places `count` equal 16:9 tiles so that they are as large as the stage allows:
 * 1. every number of columns is tried, the one with the widest tiles wins, fewer columns on a tie;
 * 2. rows fill from the top, the last one is centred;
 * 3. the whole is centred on the stage.
 * Nothing overlaps or leaves the stage. A stage without room gives tiles of size 0.
 */
export function layoutGallery(count: number, stage: Stage): readonly Box[] {
  if (count <= 0) return [];
  const grid = bestGrid(count, stage);
  const height = grid.tileWidth / TILE_ASPECT;
  const top = (stage.height - span(grid.rows, height, stage.gap)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / grid.columns);
    const column = index % grid.columns;
    const inRow = Math.min(grid.columns, count - row * grid.columns);
    const left = (stage.width - span(inRow, grid.tileWidth, stage.gap)) / 2;
    return {
      x: left + column * (grid.tileWidth + stage.gap),
      y: top + row * (height + stage.gap),
      width: grid.tileWidth,
      height,
    };
  });
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
}

function bestGrid(count: number, stage: Stage): Grid {
  let best: Grid = { columns: 1, rows: count, tileWidth: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const byWidth = (stage.width - (columns - 1) * stage.gap) / columns;
    const byHeight = ((stage.height - (rows - 1) * stage.gap) / rows) * TILE_ASPECT;
    const tileWidth = Math.max(0, Math.min(byWidth, byHeight));
    if (tileWidth > best.tileWidth) best = { columns, rows, tileWidth };
  }
  return best;
}

function span(items: number, size: number, gap: number): number {
  return items * size + (items - 1) * gap;
}
