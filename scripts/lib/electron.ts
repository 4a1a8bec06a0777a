import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';
import { runNode } from './processes.ts';
import { say } from './say.ts';

const DOWNLOAD_HOST = 'https://github.com/electron/electron/releases/';
const REACH_TIMEOUT_MS = 3_000;
const RETRY_AFTER_MS = 24 * 60 * 60_000;
const FAILED_MARK = inRoot('.cache/electron-unreachable');

/** The Electron program on this computer, if its runtime was ever unpacked. Nothing is fetched. */
export function findElectron(
  platform: NodeJS.Platform = process.platform,
  override: string | undefined = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): string | undefined {
  const folder = override ?? inRoot('node_modules/electron/dist');
  const program = join(folder, programIn(platform));
  return existsSync(program) ? program : undefined;
}

function programIn(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The Electron program; fetched once where it can be. Where its server does not answer within seconds nobody is
 * kept waiting, and the next attempt is made a day later.
 */
export async function findOrFetchElectron(): Promise<string | undefined> {
  const found = findElectron();
  if (found || failedLately()) return found;
  if (await canFetchElectron()) {
    say("Fetching Electron's runtime, once (about 110 MB)…");
    await runNode([inRoot('node_modules/electron/install.js')], { NODE_USE_ENV_PROXY: '1' });
  }
  const fetched = findElectron();
  if (!fetched) rememberFailure();
  return fetched;
}

function failedLately(): boolean {
  if (!existsSync(FAILED_MARK)) return false;
  const sameVersion = readFileSync(FAILED_MARK, 'utf8') === electronVersion();
  return sameVersion && Date.now() - statSync(FAILED_MARK).mtimeMs < RETRY_AFTER_MS;
}

function rememberFailure(): void {
  mkdirSync(inRoot('.cache'), { recursive: true });
  writeFileSync(FAILED_MARK, electronVersion());
}

function electronVersion(): string {
  const manifest = readFileSync(inRoot('node_modules/electron/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * True when the server of the runtimes answers. Asked in a process of its own, which obeys the system's proxy settings
 * and cannot outlive its time.
 */
export async function canFetchElectron(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const probe = `await fetch(${JSON.stringify(mirror ?? DOWNLOAD_HOST)}, {
    method: 'HEAD', signal: AbortSignal.timeout(${REACH_TIMEOUT_MS}),
  })`;
  const { code } = await runNode(['--input-type=module', '--eval', probe], {
    NODE_USE_ENV_PROXY: '1',
  });
  return code === 0;
}
