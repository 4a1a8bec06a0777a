import { describe, expect, it } from 'vitest';
import { proxyConfig } from './proxy.ts';

describe('the way to the network', () => {
  it.each([
    [{ mode: 'system' }, { mode: 'system' }],
    [{ mode: 'direct' }, { mode: 'direct' }],
    [
      { mode: 'fixed', server: 'socks5://proxy:1080', bypass: '*.corp;10.*' },
      {
        mode: 'fixed_servers',
        proxyRules: 'socks5://proxy:1080',
        proxyBypassRules: '*.corp;10.*',
      },
    ],
    [
      { mode: 'script', address: 'http://wpad/wpad.dat' },
      { mode: 'pac_script', pacScript: 'http://wpad/wpad.dat' },
    ],
  ] as const)('%o is said to Electron as %o', (settings, config) => {
    expect(proxyConfig(settings)).toEqual(config);
  });
});
