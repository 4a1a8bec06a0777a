/** A file of a packed program and its size. Paths are relative, with slashes. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
}

const REQUIRED = [
  'package.json',
  'dist/main/main.js',
  'dist/main/tray/idle.png',
  'dist/main/tray/idleTemplate@2x.png',
  'dist/main/overlay/muted.png',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/service/embedded.js',
];

/** What a person never runs, by the reason that is printed. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a source', /\.(?:ts|tsx|mts|cts|jsx|svelte)$/],
  ['a source map', /\.map$/],
  ['a test', /(?:^|\/)(?:tests?|__tests__|e2e)\/|\.(?:test|spec)\./],
  ['a package that should be inside a bundle', /(?:^|\/)node_modules\//],
  ['a native module', /\.(?:node|dll|so|dylib|exe)$/],
  ['not of the built program', /^(?!dist\/(?:main|preload|renderer|service)\/|package\.json$)/],
  ['for development only', /(?:^|\/)\.|standalone\.js$/],
];

const MB = 1_000_000;

/** Upper limits, in bytes. */
export const SIZE_LIMITS = { archive: 25 * MB, main: MB, preload: 10_000 } as const;

/** What lies in the archive and should not, and what is missing. */
export function fileProblems(files: readonly PackedFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const missing = REQUIRED.filter((path) => !paths.has(path)).map((path) => `missing: ${path}`);
  const wrong = files.flatMap(({ path }) => {
    const reason = FORBIDDEN.find(([, pattern]) => pattern.test(path))?.[0];
    return reason === undefined ? [] : [`${path} is ${reason}`];
  });
  return [...missing, ...wrong];
}

/** Which limits are passed. `archiveBytes` is the whole `app.asar`. */
export function sizeProblems(files: readonly PackedFile[], archiveBytes: number): string[] {
  const scripts = /\.(?:js|mjs|cjs)$/;
  const sum = (folder: string) =>
    files
      .filter(({ path }) => path.startsWith(`dist/${folder}/`) && scripts.test(path))
      .reduce((total, { bytes }) => total + bytes, 0);
  const sizes = { archive: archiveBytes, main: sum('main'), preload: sum('preload') };
  return Object.entries(SIZE_LIMITS).flatMap(([name, limit]) => {
    const bytes = sizes[name as keyof typeof sizes];
    return bytes <= limit ? [] : [`${name} has ${bytes} bytes, more than ${limit}`];
  });
}

/** What a manifest carries that only developers need. */
export function manifestProblems(manifest: Readonly<Record<string, unknown>>): string[] {
  const developers = ['scripts', 'devDependencies'];
  const kept = developers.filter((key) => key in manifest).map((key) => `package.json has ${key}`);
  return manifest['main'] === 'dist/main/main.js' ? kept : [...kept, 'package.json starts nothing'];
}
