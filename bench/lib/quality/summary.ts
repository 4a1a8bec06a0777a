import { median } from '../statistics.ts';
import type { RunResult } from './measure.ts';
import type { SideRun } from './side.ts';

/** The figures of all calls together. */
export function callFigures(runs: readonly RunResult[]): Record<string, unknown> {
  if (runs.length === 0) return {};
  const wrong = runs.flatMap((run) =>
    run.wrong.map((mistake) => ({ condition: run.condition, ...mistake })),
  );
  return {
    calls: runs.length,
    wrongVerdicts: wrong.length,
    wrong,
    excusedVerdicts: runs.reduce((sum, run) => sum + run.excused.length, 0),
    lossErrorPct: median(runs.flatMap((run) => run.lossErrorPct)),
    rttErrorMs: median(runs.flatMap((run) => run.rttErrorMs.map(Math.abs))),
    rttP95ErrorMs: median(runs.flatMap((run) => run.rttP95ErrorMs.map(Math.abs))),
    jitterErrorPct: median(runs.flatMap((run) => run.jitterErrorPct)),
    jitterP95ErrorPct: median(runs.flatMap((run) => run.jitterP95ErrorPct)),
    conditions: Object.fromEntries(
      [...Map.groupBy(runs, (run) => run.condition)].map(([id, same]) => [id, perCondition(same)]),
    ),
    unseenPackets: runs.reduce((sum, run) => sum + run.unseen, 0),
    busyPct: median(runs.map((run) => run.busyPct)),
    stealPct: median(runs.map((run) => run.stealPct)),
  };
}

function perCondition(runs: readonly RunResult[]) {
  const first = (promise: 'loss' | 'jitter' | 'delay') =>
    runs.map((run) => run.firstRightS[promise] ?? null);
  return {
    runs: runs.length,
    verdicts: runs.map(({ verdicts: { loss, jitter, delay, hd } }) =>
      [loss, jitter, delay, hd].map((verdict) => verdict[0]).join(''),
    ),
    firstRightLossS: first('loss'),
    firstRightJitterS: first('jitter'),
    firstRightDelayS: first('delay'),
    excused: runs.reduce((sum, run) => sum + run.excused.length, 0),
    flips: runs.reduce((sum, run) => sum + run.flips, 0),
    warned: runs.filter((run) => run.isWarned).length,
    lossErrorPct: median(runs.flatMap((run) => run.lossErrorPct)),
    rttErrorMs: median(runs.flatMap((run) => run.rttErrorMs)),
    rttP95ErrorMs: median(runs.flatMap((run) => run.rttP95ErrorMs)),
    jitterErrorPct: median(runs.flatMap((run) => run.jitterErrorPct)),
    jitterP95ErrorPct: median(runs.flatMap((run) => run.jitterP95ErrorPct)),
    busyPct: median(runs.map((run) => run.busyPct)),
  };
}

/** The figures of all causes together. */
export function sideFigures(runs: readonly SideRun[]): Record<string, unknown> {
  if (runs.length === 0) return {};
  const sum = (of: (run: SideRun) => number, among = runs) =>
    among.reduce((total, run) => total + of(run), 0);
  const share = (among: readonly SideRun[]) =>
    Math.round((sum((run) => run.right, among) * 1_000) / sum((run) => run.asked, among)) / 10;
  return {
    sideRuns: runs.length,
    whoseSideRightPct: share(runs),
    whoseSideWrongClear: sum((run) => run.wrong),
    causes: Object.fromEntries(
      [...Map.groupBy(runs, (run) => run.condition)].map(([id, same]) => [
        id,
        {
          runs: same.length,
          rightPct: share(same),
          wrongClear: sum((run) => run.wrong, same),
          seconds: median(same.map((run) => run.seconds)),
        },
      ]),
    ),
  };
}
