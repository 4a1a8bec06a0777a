import type { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { externalAddresses, isLoopback, isWildcard, originOf } from './addresses.ts';

test('loopback and wildcard addresses are told from others', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', 'localhost.example']) {
    expect(isLoopback(host)).toBe(false);
  }
  expect([isWildcard('0.0.0.0'), isWildcard('::'), isWildcard('10.0.0.1')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('origins are written as browsers write them', () => {
  expect(originOf(false, '127.0.0.1', 7070)).toBe('http://127.0.0.1:7070');
  expect(originOf(true, '::1', 7070)).toBe('https://[::1]:7070');
  expect(originOf(true, 'meet.example', 443)).toBe('https://meet.example');
  expect(originOf(true, 'meet.example', 80)).toBe('https://meet.example:80');
});

test('external addresses are listed once, IPv4 first, without loopback and link-local ones', () => {
  const one = (family: string, address: string, internal = false) => ({
    family,
    address,
    internal,
  });
  const interfaces = {
    lo: [one('IPv4', '127.0.0.1', true)],
    eth: [one('IPv6', 'fe80::1'), one('IPv6', '2001:db8::1'), one('IPv4', '192.168.1.5')],
    again: [one('IPv4', '192.168.1.5')],
  } as unknown as ReturnType<typeof networkInterfaces>;
  expect(externalAddresses(interfaces)).toEqual(['192.168.1.5', '2001:db8::1']);
});
