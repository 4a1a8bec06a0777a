import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindow, hasGrip, readPlacement, type Area } from './windowPlacement.ts';

const FULL_HD: Area = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT: Area = { x: -2560, y: -200, width: 2560, height: 1400 };

const at = (x: number, y: number, width = 1200, height = 700): Area => ({ x, y, width, height });

describe('where the window opens', () => {
  it('is in the middle at its usual size the first time', () => {
    expect(fitWindow(undefined, [FULL_HD])).toEqual({
      size: { width: 1280, height: 800 },
      place: undefined,
      minimum: { width: 900, height: 600 },
    });
  });

  it('is where it was, half beyond an edge and on any display', () => {
    expect(fitWindow(at(1500, 300), [FULL_HD]).place).toEqual({ x: 1500, y: 300 });
    expect(fitWindow(at(-2000, -150), [FULL_HD, LEFT]).place).toEqual({ x: -2000, y: -150 });
  });

  it('is on what is left when its display is gone', () => {
    expect(fitWindow(at(-2000, -150), [FULL_HD])).toMatchObject({ place: { x: 0, y: 0 } });
    expect(fitWindow(at(5000, 3000), [FULL_HD])).toMatchObject({ place: { x: 720, y: 340 } });
  });

  it('is lower when its title bar would be above the display', () => {
    expect(fitWindow(at(100, -20), [FULL_HD]).place).toEqual({ x: 100, y: 0 });
  });

  it('is as large as a display that became smaller, and its minimum gives way', () => {
    const tiny = { x: 0, y: 0, width: 683, height: 360 };
    expect(fitWindow(at(10, 10, 3000, 2000), [FULL_HD]).size).toEqual({
      width: 1920,
      height: 1040,
    });
    expect(fitWindow(at(10, 10), [tiny])).toMatchObject({
      size: { width: 683, height: 360 },
      minimum: { width: 683, height: 360 },
    });
  });

  it('has always a title bar to hold, and fits its display', () => {
    const place = fc.integer({ min: -8000, max: 8000 });
    const bounds = fc.record({
      x: place,
      y: place,
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
    });
    const display = fc.record({
      x: fc.integer({ min: -6000, max: 6000 }),
      y: fc.integer({ min: -6000, max: 6000 }),
      width: fc.integer({ min: 320, max: 7680 }),
      height: fc.integer({ min: 240, max: 4320 }),
    });
    fc.assert(
      fc.property(bounds, fc.array(display, { minLength: 1, maxLength: 4 }), (kept, areas) => {
        const { size, place: found, minimum } = fitWindow(kept, areas);
        expect(found).toBeDefined();
        const window = { x: found?.x ?? 0, y: found?.y ?? 0, ...size };
        expect(hasGrip(window, areas)).toBe(true);
        expect(
          areas.some(({ width, height }) => size.width <= width && size.height <= height),
        ).toBe(true);
        expect(size.width).toBeGreaterThanOrEqual(minimum.width);
        expect(size.height).toBeGreaterThanOrEqual(minimum.height);
        const isRoomy = areas.every(({ width, height }) => width >= 900 && height >= 600);
        expect(isRoomy && minimum).toEqual(isRoomy && { width: 900, height: 600 });
      }),
    );
  });
});

describe('the kept placement', () => {
  it('is read back as it was', () => {
    const placement = { bounds: at(1, 2), isMaximized: true, isFullScreen: false };
    expect(readPlacement(JSON.parse(JSON.stringify(placement)))).toEqual(placement);
  });

  it.each([
    undefined,
    {},
    { bounds: { x: 0, y: 0, width: 0, height: 1 }, isMaximized: false, isFullScreen: false },
    { bounds: at(Number.NaN, 0), isMaximized: false, isFullScreen: false },
    { bounds: at(0, 0), isMaximized: 'yes', isFullScreen: false },
  ])('is none when the file holds %j', (value) => expect(readPlacement(value)).toBeUndefined());
});
