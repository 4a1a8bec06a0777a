import type { Display, Rectangle } from 'electron';
import { emitter } from '../emitter.ts';
import { options } from '../options.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';

const TASKBAR_HEIGHT = 40;

function display(given: Partial<Display>, index: number): Display {
  const bounds = given.bounds ?? { x: index * 1920, y: 0, width: 1920, height: 1080 };
  const workArea = given.workArea ?? { ...bounds, height: bounds.height - TASKBAR_HEIGHT };
  return {
    ...({ id: index + 1, label: `Display ${index + 1}`, scaleFactor: 1, rotation: 0 } as Display),
    internal: index === 0,
    ...given,
    bounds,
    workArea,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
  };
}

const displays: readonly Display[] = (options.displays ?? [{}]).map((one, index) =>
  display(one, index),
);

function primary(): Display {
  needReady('screen');
  return screen.getAllDisplays()[0] ?? display({}, 0);
}

/** Distance of a point from a rectangle, squared; 0 inside it. */
function distance({ x, y }: { x: number; y: number }, area: Rectangle): number {
  const dx = Math.max(area.x - x, 0, x - (area.x + area.width - 1));
  const dy = Math.max(area.y - y, 0, y - (area.y + area.height - 1));
  return dx * dx + dy * dy;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function best(score: (one: Display) => number): Display {
  return screen.getAllDisplays().reduce((a, b) => (score(b) > score(a) ? b : a), primary());
}

/**
 * The module `screen`, one Full HD display unless the options say otherwise. Later changes are a test's: it replaces
 * `getAllDisplays` and emits `display-removed` and its like, as it can on the real runtime.
 */
export const screen = strict(
  'screen',
  emitter({
    getPrimaryDisplay: (): Display => primary(),
    getAllDisplays: (): Display[] => {
      needReady('screen');
      return [...displays];
    },
    getDisplayNearestPoint: (point: { x: number; y: number }): Display =>
      best((one) => -distance(point, one.bounds)),
    getDisplayMatching: (area: Rectangle): Display => best((one) => overlap(area, one.bounds)),
    getCursorScreenPoint: (): { x: number; y: number } => ({ x: 0, y: 0 }),
    dipToScreenRect: (_window: unknown, area: Rectangle): Rectangle => area,
    screenToDipRect: (_window: unknown, area: Rectangle): Rectangle => area,
  }),
);
