import { mkdirSync } from 'node:fs';
import { packagesFileName } from '../../build/bundledPackages.ts';
import { compressFolder } from './compress.ts';
import { inRoot, ROOT } from './paths.ts';
import { say, seconds } from './say.ts';
import { inputHash, isStale, stamp, type StampedWork } from './stamp.ts';

/** One bundle of the program. */
export type BuildName = 'main' | 'preload' | 'service' | 'renderer';

/** Every bundle. */
export const ALL_BUILDS: readonly BuildName[] = ['service', 'renderer', 'main', 'preload'];

/** What the meeting service with its web client needs. */
export const SERVICE_BUILDS: readonly BuildName[] = ['service', 'renderer'];

interface Build extends StampedWork {
  readonly config: string;
  /** Folder whose files are also kept compressed, for the service to send. */
  readonly compressed?: string;
}

const EVERYWHERE = [
  'domain',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'build/bundledPackages.ts',
];

const BUILDS: Readonly<Record<BuildName, Build>> = {
  main: build('main', {
    config: 'build/vite.config.main.ts',
    inputs: [
      'main',
      'preload',
      'service',
      'build/programImages.ts',
      'assets/tray',
      'assets/overlay',
    ],
    outputs: ['dist/main/main.js'],
  }),
  preload: build('preload', {
    config: 'build/vite.config.preload.ts',
    inputs: ['preload'],
    outputs: ['dist/preload/preload.cjs'],
  }),
  service: build('service', {
    config: 'build/vite.config.service.ts',
    inputs: ['service'],
    outputs: ['dist/service/standalone.js', 'dist/service/embedded.js'],
  }),
  renderer: build('renderer', {
    config: 'vite.config.renderer.ts',
    inputs: ['renderer', 'preload', 'service/protocol', 'assets', 'build/livekitLogger.ts'],
    outputs: ['dist/renderer/index.html'],
    compressed: 'dist/renderer',
  }),
};

function build(
  name: BuildName,
  { inputs, ...rest }: Pick<Build, 'config' | 'inputs' | 'outputs' | 'compressed'>,
): Build {
  return {
    ...rest,
    root: ROOT,
    inputs: [...inputs, ...EVERYWHERE, rest.config],
    outputs: [...rest.outputs, `dist/${packagesFileName(name)}`],
    stampFile: `dist/.stamp-${name}`,
  };
}

/** Builds those of `names` whose sources changed since they were built last, or all of them when `force` is set. */
export async function buildStale(names: readonly BuildName[], force = false): Promise<void> {
  const stale = names.filter((name) => force || isStale(BUILDS[name]));
  if (stale.length === 0) return;
  const startedMs = performance.now();
  // Vite is loaded only when there is work: it is most of the start-up time of a script.
  const { build: viteBuild } = await import('vite');
  // A build is a production build, whatever the shell it was started from is for.
  const shellMode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  mkdirSync(inRoot('dist'), { recursive: true });
  for (const name of stale) {
    const work = BUILDS[name];
    const hash = inputHash(work);
    await viteBuild({ configFile: inRoot(work.config), logLevel: 'warn' });
    if (work.compressed !== undefined) await compressFolder(inRoot(work.compressed));
    stamp(work, hash);
  }
  if (shellMode === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = shellMode;
  say(`Built ${stale.join(', ')} in ${seconds(startedMs, performance.now())}`);
}
