import { parentPort } from 'node:worker_threads';
import { simulateCalls, type LossCase } from './lossCalls.ts';

/** What a worker is asked: one case at a time. */
export interface CaseJob {
  readonly index: number;
  readonly lossCase: LossCase;
  readonly calls: number;
  readonly seed: number;
}

parentPort?.on('message', ({ index, lossCase, calls, seed }: CaseJob) => {
  parentPort?.postMessage({ index, outcome: simulateCalls(lossCase, calls, seed) }, []);
});
