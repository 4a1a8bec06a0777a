import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium-based browser on this computer. */
export interface Browser {
  readonly name: 'Chromium' | 'Chrome' | 'Edge';
  readonly path: string;
}

/** Where to look: all of it facts of the computer, so that a test can state them. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const LINUX: readonly (readonly [Browser['name'], string])[] = [
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Chrome', 'google-chrome'],
  ['Chrome', 'google-chrome-stable'],
  ['Edge', 'microsoft-edge'],
  ['Edge', 'microsoft-edge-stable'],
];
const MACOS: readonly (readonly [Browser['name'], string])[] = [
  ['Chrome', 'Google Chrome'],
  ['Chromium', 'Chromium'],
  ['Edge', 'Microsoft Edge'],
];
const WINDOWS: readonly (readonly [Browser['name'], string])[] = [
  ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
];

/**
 * An installed Chromium, Chrome or Edge. `UMEET_CHROMIUM` names one to use before all others; a path in it that
 * does not exist counts as none, so that a typing mistake is noticed.
 */
export function findBrowser(
  search: BrowserSearch = { platform: process.platform, env: process.env, exists: existsSync },
): Browser | undefined {
  const chosen = search.env['UMEET_CHROMIUM'];
  if (chosen) return search.exists(chosen) ? { name: 'Chromium', path: chosen } : undefined;
  return candidates(search).find((browser) => search.exists(browser.path));
}

function candidates({ platform, env }: BrowserSearch): Browser[] {
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return inFolders(folders, WINDOWS, (folder, file) => `${folder}\\${file}`);
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', env['HOME'] && `${env['HOME']}/Applications`];
    return inFolders(folders, MACOS, (folder, app) => `${folder}/${app}.app/Contents/MacOS/${app}`);
  }
  return inFolders((env['PATH'] ?? '').split(delimiter), LINUX, (folder, file) =>
    join(folder, file),
  );
}

function inFolders(
  folders: readonly (string | undefined)[],
  programs: readonly (readonly [Browser['name'], string])[],
  path: (folder: string, program: string) => string,
): Browser[] {
  const known = folders.filter((folder): folder is string => Boolean(folder));
  return programs.flatMap(([name, file]) =>
    known.map((folder) => ({ name, path: path(folder, file) })),
  );
}

/** The command that installs a browser on this system, for a person to type. */
export function browserInstallCommand(
  platform: NodeJS.Platform,
  exists: (path: string) => boolean,
): string {
  if (platform === 'win32') return 'winget install --exact --id Google.Chrome';
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  if (exists('/usr/bin/apt-get')) return 'sudo apt-get install --yes chromium';
  if (exists('/usr/bin/dnf')) return 'sudo dnf install --assumeyes chromium';
  if (exists('/usr/bin/pacman')) return 'sudo pacman -S --noconfirm chromium';
  return 'install Chromium with the package manager of this system';
}
