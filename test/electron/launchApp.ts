import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../scripts/lib/electron.ts';
import { launchOnElectron } from './launch/onElectron.ts';
import { launchOnHost } from './launch/onHost.ts';
import type { LaunchOptions, TestApp } from './launch/types.ts';

export type { LaunchOptions, TestApp } from './launch/types.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** What the service inside the program listens on: a free port of this computer, so that tests never meet. */
const ALONE = { UMEET_HOST: '127.0.0.1', UMEET_PORT: '0' };

/** Electron's real runtime where it is unpacked; `undefined` where the host stands in for it. */
export function electronRuntime(): string | undefined {
  return process.env['UMEET_DESKTOP_BACKEND'] === 'host' ? undefined : findElectron();
}

/**
 * Starts the desktop program: on Electron's real runtime where it is there, on the host otherwise. Who launches
 * closes, also after a failure; the `launch` fixture does.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<TestApp> {
  const own = options.userData === undefined;
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'umeet-desktop-')));
  const removeOwn = () =>
    own ? rm(userData, { recursive: true, force: true, maxRetries: 5 }) : undefined;
  const start = {
    ...options,
    appDir: options.appDir ?? process.env['UMEET_APP_DIR'] ?? PROJECT,
    // Set by `npm run package:check`, together with the host as the backend.
    packaged: options.packaged ?? process.env['UMEET_APP_PACKAGED'] === '1',
    args: options.args ?? [],
    env: { ...ALONE, ...options.env },
    userData,
    isForgotten: own,
  };
  const runtime = electronRuntime();
  try {
    const app = await (runtime ? launchOnElectron(runtime, start) : launchOnHost(start));
    let closed: Promise<void> | undefined;
    const close = () => (closed ??= app.close().then(removeOwn));
    return { ...app, close };
  } catch (error) {
    await removeOwn();
    throw error;
  }
}
