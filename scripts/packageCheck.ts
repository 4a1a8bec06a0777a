import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { addCounts, closingLine, NO_TESTS, type Counts } from './lib/counts.ts';
import { runDesktopTests } from './lib/desktopTests.ts';
import { helpText, readOptions, type Options } from './lib/options.ts';
import { inspect } from './lib/package/inspections.ts';
import { readNotices, unlicensed } from './lib/package/notices.ts';
import { archiveManifest, type PackedProgram } from './lib/package/packed.ts';
import { CHECKED_FEED, packFakes } from './lib/package/packFakes.ts';
import { runScript, say, seconds } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

const OPTIONS: Options = {
  'no-run': { type: 'boolean', help: 'look into the packages, and do not run what is in them' },
};

// Packs for all systems with a stand-in for Electron's runtime, so no network is needed, looks at what came of it,
// and runs the desktop tests on the program out of the Windows package.
await runScript(async () => {
  const options = readOptions(OPTIONS, process.argv.slice(2));
  if (options.wantsHelp) {
    say(helpText('npm run package:check -- [options]    Checks what packages contain', OPTIONS));
    return 0;
  }
  const startedMs = performance.now();
  await buildStale(ALL_BUILDS);
  const folder = await mkdtemp(join(tmpdir(), 'umeet-package-'));
  try {
    const programs = await packFakes(folder);
    say(`Packed for ${programs.length} targets in ${seconds(startedMs, performance.now())}`);
    let counts = licenceCounts();
    for (const program of programs) counts = addCounts(counts, await inspectAll(program));
    if (!options.flag('no-run')) counts = addCounts(counts, await runPacked(programs, folder));
    say(closingLine(counts));
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function licenceCounts(): Counts {
  const problems = unlicensed(readNotices());
  return report(
    'all: licences of bundled packages',
    problems.map(({ name, license }) => `${name}: ${license}`),
  );
}

async function inspectAll(packed: PackedProgram): Promise<Counts> {
  const version = String(archiveManifest(packed.archive)['version']);
  const inspections = await inspect(packed, version, CHECKED_FEED);
  return inspections
    .map(({ name, problems }) => report(`${packed.name}: ${name}`, problems))
    .reduce(addCounts, NO_TESTS);
}

/** One line, and one more for each problem. */
function report(name: string, problems: readonly string[]): Counts {
  const isFine = problems.length === 0;
  say(`${isFine ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) say(`         ${problem}`);
  return { ...NO_TESTS, passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 };
}

async function runPacked(programs: readonly PackedProgram[], folder: string): Promise<Counts> {
  const packed = programs.find(({ system, arch }) => system === 'windows' && arch === 'x64');
  if (!packed) throw new Error('nothing was packed for Windows');
  const appDir = join(folder, 'extracted');
  extractAll(packed.archive, appDir);
  // Read by test/electron/launchApp.ts. A real runtime is never told that it is installed; the host is.
  process.env['UMEET_DESKTOP_BACKEND'] = 'host';
  process.env['UMEET_APP_DIR'] = appDir;
  process.env['UMEET_APP_PACKAGED'] = '1';
  return runDesktopTests(obtainTestBrowser(), ['test/desktop/']);
}
