import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStage, areApart, EPSILON } from '../../test/fakes/boxes.ts';
import { TILE_ASPECT } from './gallery.ts';
import { layoutSpeaker, PAGE_TILES, paginate } from './stageLayout.ts';

describe('pages of the gallery', () => {
  test('hold everybody once, as many on each as on the others, and never more than 25', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), anyStage, (count, stage) => {
        const { pages } = paginate(count, 0, stage);
        const all = Array.from({ length: pages }, (_, page) => paginate(count, page, stage));
        const shown = all.flatMap(({ first, count: many }) =>
          Array.from({ length: many }, (_, index) => first + index),
        );
        expect(shown).toEqual(Array.from({ length: count }, (_, index) => index));
        for (const { count: many } of all) expect(many).toBeLessThanOrEqual(PAGE_TILES);
        expect(Math.max(...all.map((one) => one.count)) - (all[0]?.count ?? 0)).toBe(0);
      }),
    );
  });

  test('are one as long as all can be seen, and a page that is gone is the last', () => {
    expect(paginate(25, 0, { width: 1_280, height: 660, gap: 8 }).pages).toBe(1);
    expect(paginate(26, 9, { width: 1_280, height: 660, gap: 8 })).toMatchObject({
      page: 1,
      pages: 2,
      count: 13,
    });
    expect(paginate(14, 0, { width: 360, height: 400, gap: 8 }).pages).toBeGreaterThan(1);
  });
});

describe('the speaker’s view', () => {
  test('keeps everything on the stage, apart, and the speaker largest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), anyStage, (others, stage) => {
        const { main, strip } = layoutSpeaker(others, stage);
        expect(strip.length).toBeLessThanOrEqual(others);
        expect(strip.length).toBeGreaterThanOrEqual(Math.min(others, 3));
        const boxes = [main, ...strip];
        for (const [index, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(-EPSILON);
          expect(box.y).toBeGreaterThanOrEqual(-EPSILON);
          expect(box.x + box.width).toBeLessThanOrEqual(stage.width + EPSILON);
          expect(box.y + box.height).toBeLessThanOrEqual(stage.height + EPSILON);
          expect(boxes.slice(index + 1).every((other) => areApart(box, other))).toBe(true);
        }
        for (const box of strip) {
          expect(box.width).toBeLessThan(main.width + EPSILON);
          expect(box.width / box.height).toBeGreaterThan(TILE_ASPECT - 0.4);
        }
      }),
    );
  });

  test('has the others beside on a wide stage and below on a phone', () => {
    const wide = layoutSpeaker(3, { width: 1_280, height: 660, gap: 8 });
    expect(wide.strip[0]?.x).toBeGreaterThan(wide.main.x + wide.main.width);
    const phone = layoutSpeaker(3, { width: 380, height: 660, gap: 8 });
    expect(phone.strip[0]?.y).toBeGreaterThan(phone.main.height);
  });
});
