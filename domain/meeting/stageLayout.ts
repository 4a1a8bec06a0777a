import { TILE_ASPECT, type Box, type Stage } from './gallery.ts';

/** Most tiles on one page of the gallery. */
export const PAGE_TILES = 25;
/** A tile that is narrower shows nobody. */
const MIN_TILE_WIDTH = 120;

/** Which tiles of a list are on a page. */
export interface Page {
  readonly first: number;
  readonly count: number;
  /** The page that is shown: the wanted one, or the last when there are fewer. */
  readonly page: number;
  readonly pages: number;
}

/**
 * Cuts `count` tiles into pages of as many as can be seen, 25 at most; pages are as full as each other, so that turning
 * one changes no sizes.
 */
export function paginate(count: number, wanted: number, stage: Stage): Page {
  const most = Math.min(PAGE_TILES, mostVisible(stage));
  const pages = Math.max(1, Math.ceil(count / most));
  const perPage = Math.ceil(count / pages);
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const first = page * perPage;
  return { first, count: Math.min(perPage, count - first), page, pages };
}

/** How many tiles of the least size fit; at least one. */
function mostVisible({ width, height, gap }: Stage): number {
  const columns = Math.floor((width + gap) / (MIN_TILE_WIDTH + gap));
  const rows = Math.floor((height + gap) / (MIN_TILE_WIDTH / TILE_ASPECT + gap));
  return Math.max(1, columns * rows);
}

/** One large tile, and the others in a row or column beside it. */
export interface SpeakerLayout {
  readonly main: Box;
  /** What the strip leaves of the stage; the large tile stands in the middle of it. */
  readonly room: Box;
  /** Of the first others, as many as fit; those beyond have no place. */
  readonly strip: readonly Box[];
}

/** The share of the stage's longer side that the strip may have. */
const STRIP_SHARE = 0.22;
const STRIP_MOST_PX = 260;
/** So many of the others are seen at least, where that does not make them too small. */
const STRIP_LEAST_TILES = 3;

/**
 * Places one large tile and `others` small ones: beside it on a wide stage, below it on a high one. All are 16:9; the large one
 * stands in the middle of the room that is left.
 */
export function layoutSpeaker(others: number, stage: Stage): SpeakerLayout {
  const { width, height, gap } = stage;
  const whole: Box = { x: 0, y: 0, width: Math.max(0, width), height: Math.max(0, height) };
  if (others <= 0 || width <= 0 || height <= 0) {
    return { main: fitted(whole), room: whole, strip: [] };
  }
  return width >= height ? beside(others, stage, gap) : below(others, stage, gap);
}

/** The largest tile in the middle of a box. */
function fitted({ x, y, width, height }: Box): Box {
  const tileWidth = Math.min(width, height * TILE_ASPECT);
  const tileHeight = tileWidth / TILE_ASPECT;
  return {
    x: x + (width - tileWidth) / 2,
    y: y + (height - tileHeight) / 2,
    width: tileWidth,
    height: tileHeight,
  };
}

/** The length of a tile when the first few of the strip share `length`. */
function shared(length: number, others: number, gap: number): number {
  const count = Math.min(others, STRIP_LEAST_TILES);
  return Math.max(0, (length - (count - 1) * gap) / count);
}

/** How many tiles fit; those that were made to fit are not lost to rounding. */
function fitting(length: number, tileLength: number, gap: number): number {
  return Math.max(1, Math.floor((length + gap) / (tileLength + gap) + 1e-9));
}

function beside(others: number, { width, height }: Stage, gap: number): SpeakerLayout {
  const most = Math.min(STRIP_MOST_PX, width * STRIP_SHARE);
  const tileHeight = Math.min(most / TILE_ASPECT, shared(height, others, gap));
  const tileWidth = tileHeight * TILE_ASPECT;
  const count = Math.min(others, fitting(height, tileHeight, gap));
  const used = count * tileHeight + (count - 1) * gap;
  const room = { x: 0, y: 0, width: Math.max(0, width - tileWidth - gap), height };
  return {
    main: fitted(room),
    room,
    strip: Array.from({ length: count }, (_, index) => ({
      x: width - tileWidth,
      y: (height - used) / 2 + index * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    })),
  };
}

function below(others: number, { width, height }: Stage, gap: number): SpeakerLayout {
  const most = Math.min(STRIP_MOST_PX, height * STRIP_SHARE * TILE_ASPECT);
  const tileWidth = Math.min(most, shared(width, others, gap));
  const tileHeight = tileWidth / TILE_ASPECT;
  const count = Math.min(others, fitting(width, tileWidth, gap));
  const used = count * tileWidth + (count - 1) * gap;
  const room = { x: 0, y: 0, width, height: Math.max(0, height - tileHeight - gap) };
  return {
    main: fitted(room),
    room,
    strip: Array.from({ length: count }, (_, index) => ({
      x: (width - used) / 2 + index * (tileWidth + gap),
      y: height - tileHeight,
      width: tileWidth,
      height: tileHeight,
    })),
  };
}
