import { describe, expect, it } from 'vitest';
import { browserInstallCommand, findBrowser } from './browsers.ts';

const withFiles = (...files: string[]) => ({ exists: (path: string) => files.includes(path) });

describe('findBrowser', () => {
  it('prefers Chromium on Linux and looks in every folder of PATH', () => {
    const found = findBrowser({
      platform: 'linux',
      env: { PATH: '/usr/local/bin:/usr/bin' },
      ...withFiles('/usr/bin/google-chrome', '/usr/bin/chromium'),
    });
    expect(found).toEqual({ name: 'Chromium', path: '/usr/bin/chromium' });
  });

  it('finds Edge on Windows, which always has it', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    };
    expect(findBrowser({ platform: 'win32', env, ...withFiles(edge) })).toEqual({
      name: 'Edge',
      path: edge,
    });
  });

  it('finds a browser that one person of a Mac installed for themselves', () => {
    const path = '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const found = findBrowser({
      platform: 'darwin',
      env: { HOME: '/Users/li' },
      ...withFiles(path),
    });
    expect(found).toEqual({ name: 'Chrome', path });
  });

  it('takes the browser that UMEET_CHROMIUM names, and none when there is no such file', () => {
    const env = { UMEET_CHROMIUM: '/opt/browser', PATH: '/usr/bin' };
    const installed = '/usr/bin/chromium';
    expect(
      findBrowser({ platform: 'linux', env, ...withFiles('/opt/browser', installed) })?.path,
    ).toBe('/opt/browser');
    expect(findBrowser({ platform: 'linux', env, ...withFiles(installed) })).toBeUndefined();
  });
});

describe('browserInstallCommand', () => {
  it('names the package manager that is there', () => {
    expect(browserInstallCommand('linux', withFiles('/usr/bin/apt-get').exists)).toBe(
      'sudo apt-get install --yes chromium',
    );
    expect(browserInstallCommand('linux', withFiles('/usr/bin/dnf').exists)).toContain('dnf');
    expect(browserInstallCommand('win32', withFiles().exists)).toContain('winget');
  });
});
