import { cpus, loadavg } from 'node:os';

/** How much of a machine it was, and how busy: the load of the last minute, of all cores together. */
export function machineNow(): { readonly cores: number; readonly load1: number } {
  return { cores: cpus().length, load1: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
}
