import { existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The part of `app` that knows folders. */
export interface Paths {
  getPath(name: string): string;
  setPath(name: string, path: string): void;
  setAppLogsPath(path?: string): void;
}

/** Makes it. The program's name decides where its data lies, and may change later. */
export function createPaths(
  programName: () => string,
  given: { readonly userData?: string | undefined; readonly home?: string | undefined },
): Paths {
  const chosen = new Map<string, string>();
  if (given.userData) chosen.set('userData', given.userData);
  const home = given.home ?? homedir();
  const known: Readonly<Record<string, () => string>> = {
    home: () => home,
    appData: () => join(home, '.config'),
    userData: () => join(getPath('appData'), programName()),
    sessionData: () => getPath('userData'),
    temp: () => tmpdir(),
    exe: () => process.execPath,
    module: () => process.execPath,
    assets: () => dirname(process.execPath),
    desktop: () => join(home, 'Desktop'),
    documents: () => join(home, 'Documents'),
    downloads: () => join(home, 'Downloads'),
    music: () => join(home, 'Music'),
    pictures: () => join(home, 'Pictures'),
    videos: () => join(home, 'Videos'),
    recent: () => join(home, 'Recent'),
    logs: () => usualLogs(),
    crashDumps: () => join(getPath('userData'), 'Crashpad'),
  };
  const usualLogs = (): string =>
    process.platform === 'darwin'
      ? join(home, 'Library', 'Logs', programName())
      : join(getPath('userData'), 'logs');
  function getPath(name: string): string {
    const path = chosen.get(name) ?? known[name]?.();
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === 'logs') mkdirSync(path, { recursive: true });
    return path;
  }
  return {
    getPath,
    setPath: (name, path) => {
      if (!isAbsolute(path)) throw new Error('Path must be absolute');
      if (!known[name] || !existsSync(path)) throw new Error('Failed to set path');
      chosen.set(name, path);
    },
    setAppLogsPath: (path) => {
      if (path !== undefined && !isAbsolute(path)) throw new Error('Path must be absolute');
      const folder = path ?? usualLogs();
      mkdirSync(folder, { recursive: true });
      chosen.set('logs', folder);
    },
  };
}
