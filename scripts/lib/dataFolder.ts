import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/** The facts that decide where a program may keep a person's data. */
export interface Home {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where Umeet keeps data on this computer when nobody says otherwise. */
export function defaultDataFolder(
  { platform, env, home }: Home = {
    platform: process.platform,
    env: process.env,
    home: homedir(),
  },
): string {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Umeet');
  }
  if (platform === 'darwin') return posix.join(home, 'Library/Application Support/Umeet');
  return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local/share'), 'umeet');
}

/** The folders inside a data folder. */
export function foldersIn(data: string): {
  service: string;
  browser: string;
  log: string;
  state: string;
} {
  return {
    service: join(data, 'service'),
    browser: join(data, 'browser'),
    log: join(data, 'service.log'),
    state: join(data, 'start.json'),
  };
}
