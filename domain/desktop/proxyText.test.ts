import { describe, expect, it } from 'vitest';
import { proxyProblem } from './proxyText.ts';

const fixed = (server: string, bypass = '') => proxyProblem({ mode: 'fixed', server, bypass });

describe('a proxy as a person types it', () => {
  it.each([
    'proxy:8080',
    'proxy.corp',
    '10.0.0.1:3128',
    '[fd00::1]:3128',
    'socks5://proxy:1080',
    'http=proxy:80;https=proxy:443;socks=other:1080',
  ])('may be %s', (server) => expect(fixed(server)).toBeUndefined());

  it.each([
    '',
    'proxy 8080',
    'proxy:99999',
    'proxy:0',
    'http://user:pw@proxy:1',
    'a;;b',
    'ftp://a',
    ':80',
  ])('may not be "%s"', (server) => expect(fixed(server)).toBe('server'));

  it('may leave hosts out, as a list', () => {
    expect(fixed('proxy:1', '*.corp, 10.0.0.0/8;<local>'.replace(' ', ''))).toBeUndefined();
    expect(fixed('proxy:1', 'all of them!')).toBe('bypass');
  });

  it('may be a script at a web address', () => {
    expect(proxyProblem({ mode: 'script', address: 'http://wpad/wpad.dat' })).toBeUndefined();
    expect(proxyProblem({ mode: 'script', address: 'file:///etc/proxy.pac' })).toBe('address');
    expect(proxyProblem({ mode: 'system' })).toBeUndefined();
  });
});
