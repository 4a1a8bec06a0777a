import { TILE_ASPECT, type Box } from './gallery.ts';

/** Where my own picture floats over the stage. */
export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof CORNERS)[number];

/** The share of the longer side of the room that it is wide, and its bounds in CSS pixels. */
const WIDTH_SHARE = 0.2;
const LEAST_PX = 112;
const MOST_PX = 320;
/** What it never takes more of, however small the room. */
const MOST_WIDTH_SHARE = 0.45;
const MOST_HEIGHT_SHARE = 0.35;
/** Between it and the edge of the room. */
const EDGE_PX = 12;
/** Height of what a tile says at its top and bottom: state and quality mark, name and buttons. */
const WORDS_PX = 44;

/**
 * Places my own picture in a corner of the room it may float in, over the large tile `main`:
 * 1. it is 16:9, a fifth as wide as the room's longer side, within bounds, and never outside the room;
 * 2. what the tile says at its top and bottom stays in sight: the picture moves in above or below it, as far as the tile
 *    is high enough for that.
 */
export function placeSelf(corner: Corner, room: Box, main: Box): Box {
  const size = sizeIn(room);
  const isLeft = corner.endsWith('left');
  const isTop = corner.startsWith('top');
  const x = isLeft ? room.x + EDGE_PX : room.x + room.width - EDGE_PX - size.width;
  const y = isTop ? room.y + EDGE_PX : room.y + room.height - EDGE_PX - size.height;
  const atEdge = keepInside({ x, y, ...size }, room);
  const words = Math.max(0, Math.min(WORDS_PX, (main.height - size.height) / 2));
  const bandY = isTop ? main.y : main.y + main.height - words;
  if (!areTouching(atEdge, { ...main, y: bandY, height: words })) return atEdge;
  const clear = isTop ? main.y + words : main.y + main.height - words - size.height;
  return keepInside({ ...atEdge, y: clear }, room);
}

/** The nearest place to `box` that is not outside the room. */
export function keepInside(box: Box, room: Box): Box {
  return {
    ...box,
    x: within(box.x, room.x, room.x + room.width - box.width),
    y: within(box.y, room.y, room.y + room.height - box.height),
  };
}

/** The corner that a box which was let go there belongs to. */
export function nearestCorner(box: Box, room: Box): Corner {
  const isLeft = box.x + box.width / 2 < room.x + room.width / 2;
  const isTop = box.y + box.height / 2 < room.y + room.height / 2;
  return `${isTop ? 'top' : 'bottom'}-${isLeft ? 'left' : 'right'}`;
}

/** The corner that an arrow key leads to; the same one for any other key. */
export function cornerAfter(corner: Corner, key: string): Corner {
  const isLeft = key === 'ArrowLeft' || (key !== 'ArrowRight' && corner.endsWith('left'));
  const isTop = key === 'ArrowUp' || (key !== 'ArrowDown' && corner.startsWith('top'));
  return `${isTop ? 'top' : 'bottom'}-${isLeft ? 'left' : 'right'}`;
}

function within(at: number, from: number, to: number): number {
  return Math.max(from, Math.min(at, to));
}

function sizeIn({ width, height }: Box): Pick<Box, 'width' | 'height'> {
  const wished = Math.max(LEAST_PX, Math.min(MOST_PX, WIDTH_SHARE * Math.max(width, height)));
  const most = Math.min(MOST_WIDTH_SHARE * width, MOST_HEIGHT_SHARE * height * TILE_ASPECT);
  const own = Math.max(0, Math.min(wished, most));
  return { width: own, height: own / TILE_ASPECT };
}

function areTouching(a: Box, b: Box): boolean {
  const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x;
  const isAbove = a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !isBeside && !isAbove;
}
