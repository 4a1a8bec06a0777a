import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './dataFolder.ts';

describe('defaultDataFolder', () => {
  it.each([
    [
      'win32',
      { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' },
      'C:\\Users\\li\\AppData\\Roaming\\Umeet',
    ],
    ['darwin', {}, '/home/li/Library/Application Support/Umeet'],
    ['linux', {}, '/home/li/.local/share/umeet'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/umeet'],
  ] as const)('on %s with %o is %s', (platform, env, folder) => {
    expect(defaultDataFolder({ platform, env, home: '/home/li' })).toBe(folder);
  });
});
