import { aroundWorker } from '../platform/workerScope.ts';
import { createEngine } from './engine.ts';
import type { FromWorker, ToWorker } from './messages.ts';

// Makes the file away from the page: its timers are not slowed down when the window is hidden.

const { scope, tell } = aroundWorker<ToWorker, FromWorker>();
const engine = createEngine({
  tell,
  createCanvas: (width, height) => new OffscreenCanvas(width, height),
  now: () => performance.now(),
  every: (periodMs, run) => {
    const timer = setInterval(run, periodMs);
    return () => clearInterval(timer);
  },
});
scope.addEventListener('message', ({ data }) => void engine.hear(data));
