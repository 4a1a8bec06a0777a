import { readFileSync } from 'node:fs';

/** Processor time since the start of the computer, in ticks. */
interface Ticks {
  readonly total: number;
  readonly idle: number;
  readonly steal: number;
}

/** How busy all processors together were, percent of their time. */
export interface Busy {
  readonly busyPct: number;
  /** Taken by other guests of the same host. */
  readonly stealPct: number;
}

/** Starts a measurement of the machine; call what it returns to end it. Linux only. */
export function watchMachine(): () => Busy {
  const before = ticks();
  return () => {
    const after = ticks();
    const total = Math.max(1, after.total - before.total);
    return {
      busyPct: Math.round(100 - ((after.idle - before.idle) * 100) / total),
      stealPct: Math.round(((after.steal - before.steal) * 1_000) / total) / 10,
    };
  };
}

/** The first line of `/proc/stat`: user nice system idle iowait irq softirq steal … (proc(5)). */
function ticks(): Ticks {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const figures = line.split(/\s+/).slice(1, 9).map(Number);
  const [, , , idle = 0, iowait = 0, , , steal = 0] = figures;
  return { total: figures.reduce((sum, figure) => sum + figure, 0), idle: idle + iowait, steal };
}
