import { describe, expect, test } from 'vitest';
import { parseOptions } from '../config/parseOptions.ts';
import { createOriginCheck } from './origins.ts';

const checkFor = (options: object) =>
  createOriginCheck(parseOptions({ dataDir: 'unused', ...options }), () => 7070);

describe('a page', () => {
  test('of the desktop program, and a client that is no page, may use every service', () => {
    const check = checkFor({});
    expect(check('app://bundle', undefined)).toBe(true);
    expect(check(undefined, undefined)).toBe(true);
    expect(check('null', '127.0.0.1:7070')).toBe(false);
  });

  test('served on loopback is known by this computer’s names, not by the Host header', () => {
    const check = checkFor({});
    expect(check('http://localhost:7070', 'localhost:7070')).toBe(true);
    expect(check('http://127.0.0.1:9999', '127.0.0.1:9999')).toBe(false);
    expect(check('http://evil.example:7070', 'evil.example:7070')).toBe(false);
  });

  test('served with TLS may be asked for under any name the certificate was accepted for', () => {
    const check = checkFor({ host: '0.0.0.0', publicOrigin: 'https://meet.example' });
    expect(check('https://desk.local:7070', 'desk.local:7070')).toBe(true);
    expect(check('https://meet.example', '10.0.0.1:7070')).toBe(true);
    expect(check('https://evil.example', 'desk.local:7070')).toBe(false);
    expect(check('http://desk.local:7070', 'desk.local:7070')).toBe(false);
  });
});
