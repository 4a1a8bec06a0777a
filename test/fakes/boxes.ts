import { integer, record } from 'fast-check';
import type { Box } from '../../domain/meeting/gallery.ts';

/** What rounding may cost. */
export const EPSILON = 1e-6;

/** Any stage that a window may have. */
export const anyStage = record({
  width: integer({ min: 300, max: 4_000 }),
  height: integer({ min: 200, max: 2_200 }),
  gap: integer({ min: 0, max: 16 }),
});

/** Whether two boxes do not cover each other. */
export function areApart(a: Box, b: Box): boolean {
  return (
    a.x + a.width <= b.x + EPSILON ||
    b.x + b.width <= a.x + EPSILON ||
    a.y + a.height <= b.y + EPSILON ||
    b.y + b.height <= a.y + EPSILON
  );
}
