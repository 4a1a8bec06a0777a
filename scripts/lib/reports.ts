import { inRoot } from './paths.ts';

/** Where each kind of tests leaves its report. */
export const REPORTS = {
  unit: inRoot('.cache/results/unit.json'),
  endToEnd: inRoot('.cache/results/e2e.json'),
  desktop: inRoot('.cache/results/desktop.json'),
  network: inRoot('.cache/results/network.json'),
} as const;
