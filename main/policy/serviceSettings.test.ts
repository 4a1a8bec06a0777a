import { describe, expect, it } from 'vitest';
import { serviceSettings } from './serviceSettings.ts';

describe('serviceSettings', () => {
  it('listens on all addresses and the usual port when nothing is said', () => {
    expect(serviceSettings({})).toEqual({ host: '0.0.0.0', port: 7443 });
  });

  it('takes host and port from the environment', () => {
    expect(serviceSettings({ UMEET_HOST: '127.0.0.1', UMEET_PORT: '0' })).toEqual({
      host: '127.0.0.1',
      port: 0,
    });
  });

  it.each(['seven', '70000', '-1', '1.5'])('does not fall over the port "%s"', (port) => {
    expect(serviceSettings({ UMEET_PORT: port }).port).toBe(7443);
  });
});
