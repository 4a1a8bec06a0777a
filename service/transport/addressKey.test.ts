import { expect, test } from 'vitest';
import { addressKey } from './addressKey.ts';

test('limits count by IPv4 address and by the first 64 bits of IPv6', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
  expect(addressKey('2001:0db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('::1')).toBe('0:0:0:0');
  expect(addressKey('')).toBe('');
});
