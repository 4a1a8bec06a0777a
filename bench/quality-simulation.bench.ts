import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SCOPES } from '../domain/quality/verdict.ts';
import type { LossCase, Outcome } from './lib/lossCalls.ts';
import type { CaseJob } from './lib/lossCallsWorker.ts';

const LOSS_PERCENT = [0, 0.005, 0.01, 0.025, 0.04, 0.05, 0.06, 0.1, 0.2, 0.5, 1];
const BURSTS = [1, 2, 5, 10, 20];
const RATES = [50, 200, 400, 800];
const LIMIT_PERCENT = 0.05;
const SEED = 20_261_123;

/** Reads `calls=500`, `loss=0.06,0.1`, `burst=5`, `rate=140`. */
function option(args: readonly string[], name: string): readonly number[] | undefined {
  const text = args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  return text?.split(',').map(Number);
}

function casesOf(args: readonly string[]): readonly LossCase[] {
  const losses = option(args, 'loss') ?? LOSS_PERCENT;
  const bursts = option(args, 'burst') ?? BURSTS;
  const rates = option(args, 'rate') ?? RATES;
  return losses.flatMap((lossPercent) =>
    (lossPercent === 0 ? bursts.slice(0, 1) : bursts).flatMap((burst) =>
      rates.map((packetsPerSecond) => ({ lossPercent, burst, packetsPerSecond })),
    ),
  );
}

/** Works the jobs off, one at a time per worker. */
async function inWorkers(jobs: readonly CaseJob[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...jobs];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./lib/lossCallsWorker.ts', import.meta.url));
      const next = (): void => {
        const job = waiting.shift();
        if (job) worker.postMessage(job, []);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('error', reject);
      worker.on('message', ({ index, outcome }: { index: number; outcome: Outcome }) => {
        outcomes[index] = outcome;
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcomes;
}

/** Share of the calls, in percent with two decimals. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

/**
 * How often a verdict that was ever shown in a ten-minute call contradicts the true loss, and how soon it came:
 * 10 000 calls per case (`calls=`), in all scopes, looked at every second. Options `loss=` (percent), `burst=`, `rate=`
 * (packets per second) choose other cases.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const [calls = 10_000] = option(args, 'calls') ?? [];
  const cases = casesOf(args);
  const startedMs = performance.now();
  const outcomes = await inWorkers(
    cases.map((lossCase, index) => ({ index, lossCase, calls, seed: SEED + index })),
  );
  const rows = cases.map((lossCase, index) => rowOf(lossCase, outcomes[index] as Outcome));
  return {
    calls,
    seed: SEED,
    seconds: Math.round((performance.now() - startedMs) / 1000),
    worstNearPercent: worst(rows.filter(isNear)),
    worstElsewherePercent: worst(rows.filter((row) => !isNear(row) && !isAtLimit(row))),
    table: rows,
  };
}

function rowOf(lossCase: LossCase, outcome: Outcome) {
  const scopes = SCOPES.map((scope) => {
    const { wrong, flipped, decided, medianSeconds, p95Seconds } = outcome[scope];
    return [
      scope,
      {
        wrongPercent: percent(wrong),
        flippedPercent: percent(flipped),
        decidedPercent: percent(decided),
        medianSeconds,
        p95Seconds,
      },
    ];
  });
  return { ...lossCase, wrongPercent: percent(outcome.wrong), ...Object.fromEntries(scopes) };
}

/** Within a factor of two of the limit, and not at it. */
function isNear({ lossPercent }: LossCase): boolean {
  const ratio = lossPercent / LIMIT_PERCENT;
  return ratio >= 0.499 && ratio <= 2.001 && !isAtLimit({ lossPercent });
}

/** At the limit no verdict is wrong. */
function isAtLimit({ lossPercent }: Pick<LossCase, 'lossPercent'>): boolean {
  return Math.abs(lossPercent - LIMIT_PERCENT) < 1e-9;
}

function worst(rows: readonly { readonly wrongPercent: number }[]): number | undefined {
  return rows.length > 0 ? Math.max(...rows.map((row) => row.wrongPercent)) : undefined;
}
