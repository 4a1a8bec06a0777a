// node boot.ts <folder of the program> [arguments]: plays the part of Electron's executable.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest } from './modules/app/identity.ts';
import { options, OPTIONS_VARIABLE } from './options.ts';

const [program, , folder = '.', ...rest] = process.argv;
const appPath = resolve(folder);
const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as Manifest;
const isPackaged = options.packaged === true;

const define = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true });

// What the program sees of its process must be in place before any module looks.
delete process.env[OPTIONS_VARIABLE];
if (options.platform) define(process, 'platform', options.platform);
define(process, 'type', 'browser');
define(process, 'resourcesPath', dirname(appPath));
if (!isPackaged) define(process, 'defaultApp', true);
process.argv = [program ?? '', ...(isPackaged ? [] : [appPath]), ...rest];

const electronUrl = new URL('./electron.ts', import.meta.url).href;
const ELECTRON: ReadonlySet<string> = new Set(['electron', 'electron/main', 'electron/common']);
registerHooks({
  resolve: (specifier, context, next) =>
    ELECTRON.has(specifier)
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const { CHROME_VERSION, ELECTRON_VERSION, setIdentity } = await import('./modules/app/identity.ts');
define(process.versions, 'electron', ELECTRON_VERSION);
define(process.versions, 'chrome', CHROME_VERSION);
setIdentity(appPath, manifest, isPackaged);

const [{ app }, { obeyTest }, { startWhenLoaded }, { host }, { record }] = await Promise.all([
  import('./modules/app.ts'),
  import('./remote.ts'),
  import('./start.ts'),
  import('./host.ts'),
  import('./osLog.ts'),
]);

// Electron warns of the one and shows a dialog for the other; it ends for neither.
process.on('unhandledRejection', (reason) => {
  record('unhandled-rejection', { message: String(reason) });
  console.error('(unhandled rejection)', reason);
});
process.on('uncaughtException', (error) => {
  record('uncaught-exception', { message: String(error.stack) });
  console.error('(uncaught exception)', error);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

obeyTest(() => app.exit(1));
const entry = join(appPath, manifest.main ?? 'index.js');
await startWhenLoaded(import(pathToFileURL(entry).href));
process.send?.({ ready: true, port: host.debugPort });
