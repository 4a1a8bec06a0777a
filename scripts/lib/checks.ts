import { mkdirSync, rmSync } from 'node:fs';
import { addCounts, NO_TESTS, readUnitCounts, type Counts } from './counts.ts';
import { inRoot } from './paths.ts';
import { runNode, toolScript, type Outcome } from './processes.ts';
import { REPORTS } from './reports.ts';
import { say, seconds } from './say.ts';

/** One thing that is checked without a browser. */
interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  /** How many tests it stands for; one when not said. */
  readonly count?: () => Counts;
}

const UNIT_REPORT = REPORTS.unit;

const tool = (packageName: string, command: string, args: readonly string[] = []) => {
  return () => runNode([toolScript(packageName, command), ...args]);
};

const UNIT_ARGS = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
const LAYERS = ['main', 'preload', 'renderer', 'service', 'domain'];

// The slow ones first, so that the quick ones fill the gaps.
const CHECKS: readonly Check[] = [
  {
    name: 'unit tests',
    run: tool('vitest', 'vitest', ['run', ...UNIT_ARGS]),
    count: () => readUnitCounts(UNIT_REPORT),
  },
  { name: 'types', run: tool('typescript-native', 'tsc', ['-b']) },
  {
    name: 'architecture',
    run: tool('dependency-cruiser', 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      ...LAYERS,
    ]),
  },
  { name: 'dead code', run: tool('knip', 'knip') },
  { name: 'lint', run: tool('oxlint', 'oxlint', ['--deny-warnings']) },
  { name: 'format', run: tool('oxfmt', 'oxfmt', ['--check']) },
];

/** How many checks run side by side. */
const AT_ONCE = 2;

/** Runs every check, prints a line for each and what the failing ones wrote, and adds up what was tested. */
export async function runChecks(): Promise<Counts> {
  mkdirSync(inRoot('.cache/results'), { recursive: true });
  // A report of an earlier run must not be counted again.
  rmSync(UNIT_REPORT, { force: true });
  const waiting = [...CHECKS];
  const counts: Counts[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      counts.push(await runCheck(check));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts.reduce(addCounts, NO_TESTS);
}

async function runCheck(check: Check): Promise<Counts> {
  const startedMs = performance.now();
  const { code, output } = await check.run();
  const counted = check.count?.() ?? { ...NO_TESTS, passed: code === 0 ? 1 : 0 };
  const took = seconds(startedMs, performance.now());
  const tests = check.count ? `, ${counted.passed} passed` : '';
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${took}${tests})`);
  if (code === 0) return counted;
  say(output.trimEnd());
  // A run that broke down before it could count its failures has failed all the same.
  return { ...counted, failed: Math.max(counted.failed, 1) };
}
