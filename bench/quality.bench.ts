import { parseArgs } from 'node:util';
import type { Person } from '../test/e2e/support/person.ts';
import { startNetwork } from '../test/network/support/network.ts';
import { repairPayloadTypes } from '../test/network/support/payloadTypes.ts';
import { startTurn, turnFlags } from '../test/network/support/turn.ts';
import { CONDITIONS, STEADY, type Condition } from './lib/quality/conditions.ts';
import { measureCall, type Pair, type RunResult } from './lib/quality/measure.ts';
import { measureSide, SIDE_CASES, SIDE_PLACES, type SideRun } from './lib/quality/side.ts';
import { callFigures, sideFigures } from './lib/quality/summary.ts';

/** Runs of each cause, and how long its answer may take. */
const SIDE_RUNS = 5;
const SIDE_CAP_S = 60;

/**
 * Live calls over impaired links: what the panel tells against what the link really did. Each run is told on standard
 * error when it ends. About an hour; parts of it:
 * `--only loss-0.5,delay-149,side-cpu` conditions and causes by name (`side` is all causes, `calls` all conditions),
 * `--runs N` and `--seconds S` instead of each condition's own, `--steady` one call of ten minutes at 0.03 % loss.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      steady: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',');
  const has = (id: string, group: string) =>
    wanted === undefined || wanted.includes(id) || wanted.includes(group);
  const conditions = values.steady ? [STEADY] : CONDITIONS.filter(({ id }) => has(id, 'calls'));
  const cases = values.steady ? [] : SIDE_CASES.filter(({ id }) => has(id, 'side'));
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  const capS = values.seconds === undefined ? undefined : Number(values.seconds);

  const calls: (RunResult | Failure)[] = [];
  if (conditions.length > 0) {
    await withPair(async (pair) => {
      for (const condition of inTurns(conditions, runs)) {
        const { id } = condition;
        const people = [pair.anna, pair.bo];
        calls.push(
          await told(id, people, () => measureCall(pair, condition, capS ?? condition.capS)),
        );
      }
    });
  }
  const sides = cases.length > 0 ? await measureSides(cases, runs ?? SIDE_RUNS, capS) : [];
  const failures = [...calls, ...sides].filter(isFailure);
  return {
    ...callFigures(calls.flatMap((one) => (isFailure(one) ? [] : [one]))),
    ...sideFigures(sides.flatMap((one) => (isFailure(one) ? [] : [one]))),
    ...(failures.length > 0 && { failures }),
  };
}

/** One run of each condition after the other, so that a busy spell of the machine does not fall on one alone. */
function inTurns(conditions: readonly Condition[], runs: number | undefined): readonly Condition[] {
  const most = Math.max(...conditions.map((condition) => runs ?? condition.runs));
  return Array.from({ length: most }, (_, turn) =>
    conditions.filter((condition) => turn < (runs ?? condition.runs)),
  ).flat();
}

async function withPair(work: (pair: Pair) => Promise<void>): Promise<void> {
  const network = await startNetwork({ places: ['a', 'b'], seed: Date.now() % 1_000_000 });
  try {
    const anna = await network.arrive('a', 'Anna');
    const bo = await network.arrive('b', 'Bo');
    await anna.page.goto(network.origin);
    const repair = await repairPayloadTypes(anna.page);
    await work({ link: network.link, anna, bo, repair });
  } finally {
    await network.close();
  }
}

async function measureSides(
  cases: typeof SIDE_CASES,
  runs: number,
  capS = SIDE_CAP_S,
): Promise<readonly (SideRun | Failure)[]> {
  const network = await startNetwork({
    places: SIDE_PLACES,
    seed: Date.now() % 1_000_000,
    flags: (link) => turnFlags(link.place('turn')),
  });
  const results: (SideRun | Failure)[] = [];
  try {
    const turn = await startTurn(network.link.place('turn'));
    try {
      const people = [
        await network.arrive('a', 'Anna', 360),
        await network.arrive('b', 'Bo', 360),
        await network.arrive('c', 'Cy', 360),
      ];
      // Three browsers that draw large windows without a graphics card would be a cause of their own.
      for (const { page } of people) await page.setViewportSize({ width: 640, height: 480 });
      for (const one of Array.from({ length: runs }, () => cases).flat()) {
        results.push(await told(one.id, people, () => measureSide(network, people, one, capS)));
      }
    } finally {
      await turn.stop();
    }
  } finally {
    await network.close();
  }
  return results;
}

/** A run that could not be carried to its end; it counts for nothing, and is told. */
interface Failure {
  readonly condition: string;
  readonly failed: string;
}

function isFailure(run: object): run is Failure {
  return 'failed' in run;
}

/** One run, told when it ends. One that fails takes the others not along: they begin afresh. */
async function told<T>(
  condition: string,
  people: readonly Person[],
  work: () => Promise<T>,
): Promise<T | Failure> {
  let result: T | Failure;
  try {
    result = await work();
  } catch (error) {
    result = { condition, failed: error instanceof Error ? error.message : String(error) };
  }
  await Promise.all(people.map((person) => person.goAway()));
  console.error(JSON.stringify(result));
  return result;
}
