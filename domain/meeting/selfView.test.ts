import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStage, areApart, EPSILON } from '../../test/fakes/boxes.ts';
import { TILE_ASPECT, type Box } from './gallery.ts';
import { cornerAfter, CORNERS, keepInside, nearestCorner, placeSelf } from './selfView.ts';
import { layoutSpeaker } from './stageLayout.ts';

const anyCorner = fc.constantFrom(...CORNERS);
/** A speaker's view of a few others. */
const anyView = fc
  .record({ stage: anyStage, others: fc.integer({ min: 0, max: 24 }) })
  .map(({ stage, others }) => layoutSpeaker(others, stage));

function isInside(box: Box, room: Box): boolean {
  return (
    box.x >= room.x - EPSILON &&
    box.y >= room.y - EPSILON &&
    box.x + box.width <= room.x + room.width + EPSILON &&
    box.y + box.height <= room.y + room.height + EPSILON
  );
}

describe('my own picture over the stage', () => {
  test('is small, 16:9, and never outside its room, so that it covers no tile of the strip', () => {
    fc.assert(
      fc.property(anyCorner, anyView, (corner, { room, main, strip }) => {
        const box = placeSelf(corner, room, main);
        expect(isInside(box, room)).toBe(true);
        expect(box.width / box.height).toBeCloseTo(TILE_ASPECT);
        expect(box.width).toBeLessThanOrEqual(room.width / 2);
        expect(box.height).toBeLessThanOrEqual(room.height / 2);
        expect(strip.every((tile) => areApart(tile, box))).toBe(true);
      }),
    );
  });

  test('leaves in sight what the large tile says at its top and bottom, where that is high enough', () => {
    fc.assert(
      fc.property(anyCorner, anyView, (corner, { room, main }) => {
        const box = placeSelf(corner, room, main);
        fc.pre(main.height >= box.height + 88);
        const top = { ...main, height: 44 };
        const bottom = { ...main, y: main.y + main.height - 44, height: 44 };
        expect(areApart(box, top)).toBe(true);
        expect(areApart(box, bottom)).toBe(true);
      }),
    );
  });

  test('stays where it is when it is let go there', () => {
    fc.assert(
      fc.property(anyCorner, anyView, (corner, { room, main }) => {
        const box = placeSelf(corner, room, main);
        fc.pre(main.height > box.height + 89);
        expect(nearestCorner(box, room)).toBe(corner);
      }),
    );
  });

  test('cannot be dragged out of its room', () => {
    const anywhere = fc.record({
      x: fc.integer({ min: -9_000, max: 9_000 }),
      y: fc.integer({ min: -9_000, max: 9_000 }),
    });
    fc.assert(
      fc.property(anywhere, anyView, (at, { room, main }) => {
        const { width, height } = placeSelf('top-left', room, main);
        expect(isInside(keepInside({ ...at, width, height }, room), room)).toBe(true);
      }),
    );
  });

  test('goes where an arrow key points, and stays for every other key', () => {
    expect(cornerAfter('bottom-right', 'ArrowLeft')).toBe('bottom-left');
    expect(cornerAfter('bottom-left', 'ArrowLeft')).toBe('bottom-left');
    expect(cornerAfter('bottom-left', 'ArrowUp')).toBe('top-left');
    expect(cornerAfter('top-left', 'ArrowRight')).toBe('top-right');
    expect(cornerAfter('top-right', 'ArrowDown')).toBe('bottom-right');
    for (const corner of CORNERS) expect(cornerAfter(corner, 'Enter')).toBe(corner);
  });
});
