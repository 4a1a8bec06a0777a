import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeScene, type SceneView } from './recordingScene.ts';

const STAGE = { width: 1280, height: 720, gap: 8 };
const GALLERY: SceneView = {
  layout: 'gallery',
  pinnedId: undefined,
  speakerId: undefined,
  page: 0,
};
const tiles = (...ids: string[]) => ids.map((id) => ({ id }));
const area = ({ box }: { readonly box: { width: number; height: number } }) =>
  box.width * box.height;

test('a gallery is equal tiles in the order of the people', () => {
  const placed = placeScene(tiles('ada', 'ben', 'self'), GALLERY, STAGE);
  expect(placed.map(({ id }) => id)).toEqual(['ada', 'ben', 'self']);
  expect(new Set(placed.map((tile) => Math.round(area(tile)))).size).toBe(1);
});

test('who is pinned is large, else whoever speaks, else the first', () => {
  const largest = (view: Partial<SceneView>) =>
    placeScene(tiles('ada', 'ben', 'self'), { ...GALLERY, ...view }, STAGE).toSorted(
      (a, b) => area(b) - area(a),
    )[0]?.id;
  expect(largest({ pinnedId: 'ben', speakerId: 'ada', layout: 'speaker' })).toBe('ben');
  expect(largest({ pinnedId: 'ben' })).toBe('ben');
  expect(largest({ pinnedId: 'gone', speakerId: 'self', layout: 'speaker' })).toBe('self');
  expect(largest({ layout: 'speaker', speakerId: 'gone' })).toBe('ada');
  const shown = [{ id: 'screen-ben', sharingSinceMs: 5 }, ...tiles('ada', 'ben', 'self')];
  expect(placeScene(shown, GALLERY, STAGE)[0]?.id).toBe('screen-ben');
});

test('nobody stands twice, outside of the picture, or on somebody else', () => {
  const view = fc.record({
    layout: fc.constantFrom('gallery' as const, 'speaker' as const),
    pinnedId: fc.option(fc.integer({ min: 0, max: 30 }).map(String), { nil: undefined }),
    speakerId: fc.option(fc.integer({ min: 0, max: 30 }).map(String), { nil: undefined }),
    page: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), view, (count, look) => {
      const ids = Array.from({ length: count }, (_, index) => String(index));
      const placed = placeScene(tiles(...ids), look, STAGE);
      expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
      expect(placed.length > 0).toBe(count > 0);
      for (const { box } of placed) {
        expect(box.x).toBeGreaterThanOrEqual(-0.001);
        expect(box.y).toBeGreaterThanOrEqual(-0.001);
        expect(box.x + box.width).toBeLessThanOrEqual(STAGE.width + 0.001);
        expect(box.y + box.height).toBeLessThanOrEqual(STAGE.height + 0.001);
      }
      const overlap = placed.some(({ box: a }, i) =>
        placed.some(
          ({ box: b }, j) =>
            i < j &&
            a.x < b.x + b.width - 0.01 &&
            b.x < a.x + a.width - 0.01 &&
            a.y < b.y + b.height - 0.01 &&
            b.y < a.y + a.height - 0.01,
        ),
      );
      expect(overlap).toBe(false);
    }),
  );
});
