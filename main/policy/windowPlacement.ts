import { z } from 'zod';

/** A rectangle on the desktop, in device-independent pixels; other displays may lie at negative places. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a window was when it was last seen. */
export interface Placement {
  /** Where it lies when it is neither maximised nor full screen. */
  readonly bounds: Area;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** Where a window goes. Without a place the system finds one, in the middle. */
export interface FittedWindow {
  readonly size: { readonly width: number; readonly height: number };
  readonly place: { readonly x: number; readonly y: number } | undefined;
  readonly minimum: { readonly width: number; readonly height: number };
}

/** The smallest window that the interface is made for on a desktop. */
const MINIMUM = { width: 900, height: 600 };
const USUAL = { width: 1280, height: 800 };

/** As much of the title bar must be on a display to take the window by: this wide, and all of this height. */
const GRIP = { width: 160, height: 32 };

const length = z.int().min(1).max(100_000);
const position = z.int().min(-100_000).max(100_000);
const placementSchema: z.ZodType<Placement> = z.object({
  bounds: z.object({ x: position, y: position, width: length, height: length }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});

/** Reads a placement from a file; `undefined` when it is none. */
export function readPlacement(value: unknown): Placement | undefined {
  const parsed = placementSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Where a window opens that was last seen at `bounds`, on displays that leave `workAreas` free, the primary one
 * first.
 * 1. It goes to the display that shows most of its title bar; where none does, to the nearest one.
 * 2. It is never larger than that display, and never smaller than what the interface is made for, unless the
 *    display itself is smaller: then the display decides, or its buttons could not be reached.
 * 3. It stays where it was when its title bar can be taken hold of there; else it is moved just so far that all of
 *    it is seen.
 */
export function fitWindow(bounds: Area | undefined, workAreas: readonly Area[]): FittedWindow {
  const [primary] = workAreas;
  if (!primary) return { size: USUAL, place: undefined, minimum: MINIMUM };
  const area = bounds ? homeOf(bounds, workAreas) : primary;
  const minimum = smaller(MINIMUM, area);
  const wanted = bounds ?? USUAL;
  const size = smaller(
    {
      width: Math.max(wanted.width, minimum.width),
      height: Math.max(wanted.height, minimum.height),
    },
    area,
  );
  if (!bounds) return { size, place: undefined, minimum };
  const moved = { x: bounds.x, y: bounds.y, ...size };
  const { x, y } = hasGrip(moved, workAreas) ? moved : pushedInto(moved, area);
  return { size, place: { x, y }, minimum };
}

/** True when the title bar can be taken hold of on one of the displays. */
export function hasGrip(window: Area, workAreas: readonly Area[]): boolean {
  const bar = titleBar(window);
  return workAreas.some((area) => {
    const seen = overlap(bar, area);
    return seen.width >= Math.min(GRIP.width, bar.width) && seen.height >= bar.height;
  });
}

function homeOf(bounds: Area, workAreas: readonly Area[]): Area {
  const bar = titleBar(bounds);
  const shown = (area: Area) => {
    const { width, height } = overlap(bar, area);
    return width * height;
  };
  const better = (best: Area, next: Area): Area => {
    const gain = shown(next) - shown(best);
    if (gain !== 0) return gain > 0 ? next : best;
    return distance(bar, next) < distance(bar, best) ? next : best;
  };
  return workAreas.reduce(better);
}

function titleBar(window: Area): Area {
  return { ...window, height: GRIP.height };
}

function overlap(a: Area, b: Area): { width: number; height: number } {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? { width, height } : { width: 0, height: 0 };
}

function distance(a: Area, b: Area): number {
  return Math.hypot(gap(a.x, a.width, b.x, b.width), gap(a.y, a.height, b.y, b.height));
}

/** How far two stretches of a line lie apart; 0 when they touch. */
function gap(from: number, length: number, other: number, otherLength: number): number {
  return Math.max(0, other - (from + length), from - (other + otherLength));
}

function pushedInto(window: Area, area: Area): { x: number; y: number } {
  return {
    x: pushed(window.x, window.width, area.x, area.width),
    y: pushed(window.y, window.height, area.y, area.height),
  };
}

/** Where a stretch begins that is moved just so far that it lies within `room` from `start` on. */
function pushed(from: number, length: number, start: number, room: number): number {
  return Math.max(start, Math.min(from, start + room - length));
}

function smaller(
  a: { readonly width: number; readonly height: number },
  b: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  return { width: Math.min(a.width, b.width), height: Math.min(a.height, b.height) };
}
