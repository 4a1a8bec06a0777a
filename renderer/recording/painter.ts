import type { Box } from '../../domain/meeting/gallery.ts';
import type { SceneTile } from './messages.ts';

/** What is painted on. */
export type Canvas = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'beginPath'
  | 'clip'
  | 'drawImage'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineWidth'
  | 'measureText'
  | 'restore'
  | 'roundRect'
  | 'arc'
  | 'save'
  | 'stroke'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
>;

/** A picture to paint, `displayWidth` and `displayHeight` as of a `VideoFrame`. */
export type Picture = CanvasImageSource & Pick<VideoFrame, 'displayWidth' | 'displayHeight'>;

// As the stage looks on screen; a recording has no theme.
const GROUND = '#12171a';
const TILE = '#20282c';
const PLATE = 'rgba(10, 14, 16, 0.72)';
const TEXT = '#ffffff';
const SPEAKING = '#54aab5';
const FACES = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const RADIUS = 10;
const NAME_PX = 16;

/** Paints one picture of the meeting. */
export function paint(
  canvas: Canvas,
  size: { readonly width: number; readonly height: number },
  tiles: readonly SceneTile[],
  pictureOf: (id: string) => Picture | undefined,
): void {
  canvas.fillStyle = GROUND;
  canvas.fillRect(0, 0, size.width, size.height);
  for (const tile of tiles) paintTile(canvas, tile, pictureOf(tile.id));
}

function paintTile(canvas: Canvas, tile: SceneTile, picture: Picture | undefined): void {
  const { box } = tile;
  canvas.save();
  canvas.beginPath();
  canvas.roundRect(box.x, box.y, box.width, box.height, RADIUS);
  canvas.clip();
  canvas.fillStyle = TILE;
  canvas.fillRect(box.x, box.y, box.width, box.height);
  if (tile.hasPicture && picture) paintPicture(canvas, tile, picture);
  else paintInitials(canvas, tile);
  paintName(canvas, tile);
  canvas.restore();
  if (!tile.isSpeaking) return;
  canvas.beginPath();
  canvas.roundRect(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3, RADIUS);
  canvas.strokeStyle = SPEAKING;
  canvas.lineWidth = 3;
  canvas.stroke();
}

function paintPicture(canvas: Canvas, { box, fit }: SceneTile, picture: Picture): void {
  const size = { width: picture.displayWidth, height: picture.displayHeight };
  // An upright picture (a phone) in a lying tile would lose the head and the chin.
  const place = fitInto(size, box, size.height > size.width ? 'contain' : fit);
  canvas.drawImage(picture, place.x, place.y, place.width, place.height);
}

/** The place of a picture in the middle of a box: wholly inside, or filling it. */
export function fitInto(
  { width, height }: { readonly width: number; readonly height: number },
  box: Box,
  fit: SceneTile['fit'],
): Box {
  const across = box.width / width;
  const down = box.height / height;
  const scale = fit === 'contain' ? Math.min(across, down) : Math.max(across, down);
  return {
    x: box.x + (box.width - width * scale) / 2,
    y: box.y + (box.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  };
}

function paintInitials(canvas: Canvas, { box, initials, ground }: SceneTile): void {
  const radius = Math.min(80, box.width * 0.15, box.height * 0.2);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
  canvas.fillStyle = ground;
  canvas.fill();
  canvas.fillStyle = TEXT;
  canvas.font = `600 ${radius * (initials.length > 1 ? 0.64 : 0.84)}px ${FACES}`;
  canvas.textAlign = 'center';
  canvas.textBaseline = 'middle';
  canvas.fillText(initials, x, y);
}

function paintName(canvas: Canvas, { box, name }: SceneTile): void {
  canvas.font = `${NAME_PX}px ${FACES}`;
  const shown = shorten(name, box.width - 32, (text) => canvas.measureText(text).width);
  if (shown === '') return;
  const width = canvas.measureText(shown).width + 16;
  canvas.beginPath();
  canvas.roundRect(box.x + 8, box.y + box.height - 36, width, 28, 6);
  canvas.fillStyle = PLATE;
  canvas.fill();
  canvas.fillStyle = TEXT;
  canvas.textAlign = 'left';
  canvas.textBaseline = 'middle';
  canvas.fillText(shown, box.x + 16, box.y + box.height - 22);
}

/** As much of a text as there is room for, with dots in place of the rest. */
export function shorten(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const characters = [...text];
  for (let count = characters.length - 1; count > 0; count -= 1) {
    const shorter = `${characters.slice(0, count).join('')}…`;
    if (widthOf(shorter) <= room) return shorter;
  }
  return '';
}
