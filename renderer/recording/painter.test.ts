import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SceneTile } from './messages.ts';
import { fitInto, paint, shorten, type Canvas, type Picture } from './painter.ts';

const SIZE = { width: 1280, height: 720 };
const TILE: SceneTile = {
  id: 'ada',
  box: { x: 100, y: 50, width: 640, height: 360 },
  name: 'Ada Lovelace',
  initials: 'AL',
  ground: '#3f6fa8',
  hasPicture: true,
  fit: 'cover',
  isSpeaking: false,
};
const picture = (displayWidth: number, displayHeight: number) =>
  ({ displayWidth, displayHeight }) as Picture;

/** A canvas that writes down what was drawn. */
function createCanvas() {
  const drawn: unknown[][] = [];
  const methods = ['drawImage', 'fillText', 'fillRect', 'stroke', 'arc'] as const;
  const others = ['beginPath', 'clip', 'fill', 'restore', 'roundRect', 'save'] as const;
  const canvas = {
    measureText: (text: string) => ({ width: text.length * 8 }),
    ...Object.fromEntries(others.map((name) => [name, () => undefined])),
    ...Object.fromEntries(
      methods.map((name) => [name, (...all: unknown[]) => void drawn.push([name, ...all])]),
    ),
  } as unknown as Canvas;
  return { canvas, of: (name: string) => drawn.filter(([one]) => one === name) };
}

test('a picture fills its tile and is not mirrored; the name stands on it', () => {
  const { canvas, of } = createCanvas();
  const shown = picture(640, 480);
  paint(canvas, SIZE, [TILE], () => shown);
  expect(of('drawImage')).toEqual([['drawImage', shown, 100, -10, 640, 480]]);
  expect(of('fillText').map(([, text]) => text)).toEqual(['Ada Lovelace']);
  expect(of('stroke')).toEqual([]);
});

test('initials stand for who has no picture, and for who had one and has stopped it', () => {
  for (const tile of [TILE, { ...TILE, hasPicture: false }]) {
    const { canvas, of } = createCanvas();
    paint(canvas, SIZE, [tile], () => (tile.hasPicture ? undefined : picture(640, 360)));
    expect(of('drawImage')).toEqual([]);
    expect(of('fillText').map(([, text]) => text)).toEqual(['AL', 'Ada Lovelace']);
  }
});

test('who speaks has a frame', () => {
  const { canvas, of } = createCanvas();
  paint(canvas, SIZE, [{ ...TILE, isSpeaking: true }], () => undefined);
  expect(of('stroke')).toHaveLength(1);
});

test('an upright picture keeps head and chin, a page its edges', () => {
  for (const [shown, fit] of [
    [picture(480, 640), 'cover'],
    [picture(1920, 1200), 'contain'],
  ] as const) {
    const { canvas, of } = createCanvas();
    paint(canvas, SIZE, [{ ...TILE, fit }], () => shown);
    const [, , , y, , height] = of('drawImage')[0] ?? [];
    expect([y, height]).toEqual([50, 360]);
  }
});

test('a picture keeps its shape and stands in the middle', () => {
  const side = fc.integer({ min: 16, max: 4000 });
  fc.assert(
    fc.property(side, side, fc.constantFrom('contain' as const, 'cover' as const), (w, h, fit) => {
      const { box } = TILE;
      const place = fitInto({ width: w, height: h }, box, fit);
      expect(place.width / place.height).toBeCloseTo(w / h, 5);
      expect(place.x + place.width / 2).toBeCloseTo(box.x + box.width / 2, 5);
      expect(place.y + place.height / 2).toBeCloseTo(box.y + box.height / 2, 5);
      const isInside = place.width <= box.width + 1e-6 && place.height <= box.height + 1e-6;
      const covers = place.width >= box.width - 1e-6 && place.height >= box.height - 1e-6;
      expect(fit === 'contain' ? isInside : covers).toBe(true);
    }),
  );
});

test('a name that is too long ends in dots and never cuts a character in two', () => {
  const widthOf = (text: string) => [...text].length * 10;
  expect(shorten('Ada', 100, widthOf)).toBe('Ada');
  expect(shorten('𠮷𠮷𠮷𠮷', 30, widthOf)).toBe('𠮷𠮷…');
  expect(shorten('Ada', 5, widthOf)).toBe('');
});
