import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStage, areApart, EPSILON } from '../../test/fakes/boxes.ts';
import { layoutGallery, TILE_ASPECT } from './gallery.ts';

const counts = fc.integer({ min: 1, max: 9 });

describe('the gallery', () => {
  test('every person gets one tile, all alike and 16:9', () => {
    fc.assert(
      fc.property(counts, anyStage, (count, stage) => {
        const boxes = layoutGallery(count, stage);
        expect(boxes).toHaveLength(count);
        for (const box of boxes) {
          expect(box.width).toBeCloseTo(boxes[0]?.width ?? 0);
          expect(box.width / box.height).toBeCloseTo(TILE_ASPECT);
        }
      }),
    );
  });

  test('no tile leaves the stage or covers another', () => {
    fc.assert(
      fc.property(counts, anyStage, (count, stage) => {
        const boxes = layoutGallery(count, stage);
        for (const [index, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(-EPSILON);
          expect(box.y).toBeGreaterThanOrEqual(-EPSILON);
          expect(box.x + box.width).toBeLessThanOrEqual(stage.width + EPSILON);
          expect(box.y + box.height).toBeLessThanOrEqual(stage.height + EPSILON);
          expect(boxes.slice(index + 1).every((other) => areApart(box, other))).toBe(true);
        }
      }),
    );
  });

  test('no other number of columns would give larger tiles', () => {
    fc.assert(
      fc.property(counts, anyStage, (count, stage) => {
        const width = layoutGallery(count, stage)[0]?.width ?? 0;
        for (let columns = 1; columns <= count; columns += 1) {
          const rows = Math.ceil(count / columns);
          const byWidth = (stage.width - (columns - 1) * stage.gap) / columns;
          const byHeight = ((stage.height - (rows - 1) * stage.gap) / rows) * TILE_ASPECT;
          expect(width).toBeGreaterThanOrEqual(Math.min(byWidth, byHeight) - EPSILON);
        }
      }),
    );
  });

  test('two people stand side by side on a wide stage and above each other on a phone', () => {
    const [wideA, wideB] = layoutGallery(2, { width: 1280, height: 660, gap: 8 });
    expect(wideA?.y).toBe(wideB?.y);
    const [phoneA, phoneB] = layoutGallery(2, { width: 390, height: 660, gap: 8 });
    expect(phoneA?.x).toBe(phoneB?.x);
  });

  test('nobody needs no tiles, and a stage without room does not fail', () => {
    expect(layoutGallery(0, { width: 800, height: 600, gap: 8 })).toEqual([]);
    expect(layoutGallery(3, { width: 0, height: 0, gap: 8 }).every((box) => box.width === 0)).toBe(
      true,
    );
  });
});
