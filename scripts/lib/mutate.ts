import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as viteBuild, type Plugin } from 'vite';
import { MUTATIONS, type Mutation } from '../../test/electron/mutations.ts';
import type { Browser } from './browsers.ts';
import type { BuildName } from './builds.ts';
import { runDesktopTestsOn } from './desktopTests.ts';
import { inRoot, ROOT } from './paths.ts';
import { Refusal, say, seconds } from './say.ts';

const BUILT = inRoot('.cache/mutants');
const CONFIGS: Readonly<Record<BuildName, string>> = {
  main: 'build/vite.config.main.ts',
  preload: 'build/vite.config.preload.ts',
  service: 'build/vite.config.service.ts',
  renderer: 'vite.config.renderer.ts',
};

/**
 * Plants every bug of the list (or those whose name contains one of `wanted`), one at a time, in a build of its own,
 * and runs the tests that should notice. The working tree is never touched. True when the untouched program passes
 * those tests and every bug was caught.
 */
export async function runMutations(browser: Browser, wanted: readonly string[]): Promise<boolean> {
  const chosen = MUTATIONS.filter(
    ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  );
  if (chosen.length === 0) throw new Refusal('No planted bug has such a name.');
  const filters = [...new Set(chosen.map(({ caughtBy }) => caughtBy))];
  say(`The untouched program first: ${filters.length} tests`);
  const untouched = await runDesktopTestsOn(ROOT, browser, ['--grep', anyOf(filters)]);
  if (untouched.code !== 0) {
    say(untouched.output);
    say('The untouched program fails: nothing was planted.');
    return false;
  }
  let caught = 0;
  for (const mutation of chosen) {
    if (await isCaught(mutation, browser)) caught += 1;
  }
  say(`${caught} of ${chosen.length} planted bugs caught`);
  return caught === chosen.length;
}

async function isCaught(mutation: Mutation, browser: Browser): Promise<boolean> {
  const startedMs = performance.now();
  const appDir = await plant(mutation);
  const { code, output } = await runDesktopTestsOn(appDir, browser, [
    '--grep',
    anyOf([mutation.caughtBy]),
  ]);
  rmSync(appDir, { recursive: true, force: true });
  // A run without a single test proves nothing; Playwright fails it as well.
  const wasCaught = code !== 0 && !output.includes('No tests found');
  const took = seconds(startedMs, performance.now());
  say(`${wasCaught ? 'caught  ' : 'SURVIVED'} ${mutation.name} (${took})`);
  return wasCaught;
}

/** Builds the program with the bug in it; what the bug does not touch is copied. Returns the folder. */
async function plant(mutation: Mutation): Promise<string> {
  const appDir = join(BUILT, mutation.name.replaceAll(/\W+/g, '-'));
  rmSync(appDir, { recursive: true, force: true });
  cpSync(inRoot('dist'), join(appDir, 'dist'), { recursive: true });
  cpSync(inRoot('package.json'), join(appDir, 'package.json'));
  const planted = { done: false };
  for (const name of mutation.builds) {
    const outDir = join(appDir, 'dist', name);
    await viteBuild({
      configFile: inRoot(CONFIGS[name]),
      logLevel: 'warn',
      plugins: [planter(mutation, planted)],
      build: { outDir, emptyOutDir: true },
    });
  }
  if (!planted.done) throw new Refusal(`${mutation.name}: ${mutation.file} is in no bundle`);
  return appDir;
}

/** Changes one source file while it is read. */
function planter(mutation: Mutation, planted: { done: boolean }): Plugin {
  return {
    name: 'planted-bug',
    enforce: 'pre',
    load(id) {
      const path = id.split('?', 1)[0] ?? '';
      if (relative(ROOT, path).replaceAll('\\', '/') !== mutation.file) return null;
      planted.done = true;
      return plantIn(readFileSync(path, 'utf8'), mutation);
    },
  };
}

/** The source with the bug; a {@link Refusal} when the place for it is not there any more, or not the only one. */
export function plantIn(source: string, { name, file, find, replace }: Mutation): string {
  const places = typeof find === 'string' ? source.split(find).length - 1 : count(source, find);
  if (places !== 1) {
    throw new Refusal(
      `${name}: ${file} has ${places} places for it; adapt test/electron/mutations.ts`,
    );
  }
  return source.replace(find, () => replace);
}

function count(source: string, pattern: RegExp): number {
  return [...source.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].length;
}

/** Titles of tests as one pattern for `--grep`. */
function anyOf(titles: readonly string[]): string {
  return titles.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}
