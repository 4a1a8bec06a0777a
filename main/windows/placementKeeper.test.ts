import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlacementKeeper } from './placementKeeper.ts';

const FULL_HD = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const SECOND = { id: 2, workArea: { x: 1920, y: 0, width: 1920, height: 1040 } };

class Window extends EventEmitter {
  bounds = { x: 2000, y: 50, width: 1000, height: 700 };
  is = { maximized: false, fullScreen: false, minimized: false };
  isDestroyed = () => false;
  isMinimized = () => this.is.minimized;
  isMaximized = () => this.is.maximized;
  isFullScreen = () => this.is.fullScreen;
  maximize = () => (this.is.maximized = true);
  setFullScreen = (isFull: boolean) => (this.is.fullScreen = isFull);
  getNormalBounds = () => this.bounds;
  setBounds = (bounds: Window['bounds']) => (this.bounds = bounds);
  setMinimumSize = () => undefined;
}

function setup(kept?: unknown) {
  const screen = Object.assign(new EventEmitter(), {
    displays: [FULL_HD, SECOND],
    getAllDisplays: () => screen.displays,
    getPrimaryDisplay: () => screen.displays[0],
  });
  const file = {
    kept,
    writes: 0,
    isFull: false,
    read: () => file.kept,
    write: (value: unknown) => {
      if (file.isFull) throw new Error('ENOSPC');
      file.writes += 1;
      file.kept = value;
    },
  };
  const keeper = createPlacementKeeper({ file, screen: screen as never });
  const window = new Window();
  keeper.follow(window as never);
  return { screen, file, keeper, window };
}

describe('the place of the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is the same at the next start', () => {
    const { window, file } = setup();
    window.is.maximized = true;
    window.emit('close');
    const next = setup(file.kept);
    expect(next.keeper.options()).toMatchObject({ x: 2000, y: 50, width: 1000, height: 700 });
    expect(next.window.is.maximized).toBe(false);
    next.window.emit('show');
    expect(next.window.is).toMatchObject({ maximized: true, fullScreen: false });
  });

  it('is noted when the window comes to rest, not with every pixel', () => {
    const { window, file } = setup();
    for (let step = 0; step < 50; step += 1) {
      window.bounds = { ...window.bounds, x: step };
      window.emit('move');
    }
    expect(file.writes).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(file.writes).toBe(1);
    expect(file.kept).toMatchObject({ bounds: { x: 49 } });
  });

  it('is not that of a minimised window, which lies nowhere', () => {
    const { window, file } = setup();
    window.is.minimized = true;
    window.emit('close');
    expect(file.writes).toBe(0);
  });

  it('costs nothing but itself when the disk is full', () => {
    const { window, file } = setup();
    file.isFull = true;
    expect(() => window.emit('close')).not.toThrow();
  });

  it('is brought back when its display goes away, and not after its end', () => {
    const { window, screen } = setup();
    screen.displays = [FULL_HD];
    screen.emit('display-removed');
    vi.advanceTimersByTime(1_000);
    expect(window.bounds).toEqual({ x: 920, y: 50, width: 1000, height: 700 });
    window.emit('closed');
    expect(screen.listenerCount('display-removed')).toBe(0);
  });

  it('is left alone while it is maximised', () => {
    const { window, screen } = setup();
    window.is.maximized = true;
    screen.displays = [FULL_HD];
    screen.emit('display-metrics-changed');
    vi.advanceTimersByTime(1_000);
    expect(window.bounds.x).toBe(2000);
  });
});
