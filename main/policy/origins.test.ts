import { describe, expect, it } from 'vitest';
import { APP_ORIGIN, isOurAddress, mayOpenOutside, originOf } from './origins.ts';

describe('originOf', () => {
  it.each([
    ['app://bundle/index.html', 'app://bundle'],
    ['APP://Bundle/#/m/abc', 'app://bundle'],
    ['http://127.0.0.1:5173/x', 'http://127.0.0.1:5173'],
    ['app://bundle@evil.example/', undefined],
    ['about:blank', undefined],
    ['', undefined],
  ])('reads %s as %s', (address, origin) => expect(originOf(address)).toBe(origin));
});

describe('isOurAddress', () => {
  it.each([
    ['app://bundle/', true],
    ['app://bundle/index.html#/m/abc', true],
    ['app://bundle.evil.example/', false],
    ['app://bundle@evil.example/', false],
    ['app://bundle\\@evil.example/', false],
    ['https://bundle/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
  ])('%s: %s', (address, ours) => {
    expect(isOurAddress(address, APP_ORIGIN)).toBe(ours);
  });
});

describe('mayOpenOutside', () => {
  it.each([
    ['https://www.umeet.com.cn/terms', true],
    ['mailto:umeet_support@systec.com.cn?subject=Fault', true],
    ['tel:4000220266', true],
    ['tel:*21*4000220266%23', false],
    ['http://www.umeet.com.cn/', false],
    ['https://user:secret@host.example/', false],
    ['file:///C:/Windows/System32/calc.exe', false],
    ['ms-msdt:/id', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
    [`https://host.example/${'a'.repeat(3_000)}`, false],
  ])('%s: %s', (address, allowed) => {
    expect(mayOpenOutside(address)).toBe(allowed);
  });
});
