import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browserInstallCommand, findBrowser, type Browser } from './browsers.ts';
import { Refusal, say } from './say.ts';

const APT_GET = '/usr/bin/apt-get';

/**
 * The browser that tests drive. Where there is none it is installed if this process may do that (root on Debian and
 * its like), otherwise a {@link Refusal} says the command for it.
 */
export function obtainTestBrowser(): Browser {
  const found = findBrowser() ?? installBrowser();
  if (found) return found;
  const command = browserInstallCommand(process.platform, existsSync);
  throw new Refusal(
    `The tests drive a Chromium, Chrome or Edge, and there is none. Install one:\n  ${command}\nor name one in UMEET_CHROMIUM.`,
  );
}

function installBrowser(): Browser | undefined {
  const mayInstall = process.getuid?.() === 0 && existsSync(APT_GET);
  if (!mayInstall || process.env['UMEET_CHROMIUM']) return undefined;
  say('Installing chromium, which the tests drive (apt-get)…');
  const options: SpawnSyncOptions = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  spawnSync(APT_GET, ['update', '-qq'], options);
  spawnSync(APT_GET, ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return findBrowser();
}
