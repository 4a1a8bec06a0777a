import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAsset, SECURITY_HEADERS } from './assets.ts';
import { APP_ORIGIN } from './origins.ts';

const ROOT = join('/', 'program', 'dist', 'renderer');
const resolve = (path: string) => resolveAsset(`app://bundle${path}`, ROOT, APP_ORIGIN);

describe('resolveAsset', () => {
  it('serves index.html for the bare address, and files by their own kind', () => {
    expect(resolve('/')).toEqual({
      path: join(ROOT, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(resolve('/assets/app.js?v=1#x')?.path).toBe(join(ROOT, 'assets', 'app.js'));
    expect(resolve('/assets/icon%20one.svg')?.type).toBe('image/svg+xml');
  });

  it.each([
    '/../main/main.js',
    '/%2e%2e/main/main.js',
    '/assets/..%2f..%2fmain/main.js',
    '/..%5cmain%5cmain.js',
    '/%00index.html',
    '/%zz.js',
    '/assets',
    '/secret.pem',
  ])('refuses %s', (path) => expect(resolve(path)).toBeUndefined());

  it('refuses another host', () => {
    expect(resolveAsset('app://other/index.html', ROOT, APP_ORIGIN)).toBeUndefined();
    expect(resolveAsset('app://bundle.evil/index.html', ROOT, APP_ORIGIN)).toBeUndefined();
  });

  it('never leaves its folder, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'a',
      'x.js',
      '%00',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const asset = resolve(`/${pieces.join('/')}`);
        expect(asset === undefined || asset.path.startsWith(join(ROOT, '/'))).toBe(true);
      }),
    );
  });
});

describe('the content security policy', () => {
  it('lets no script in but our own, and no style that is written in the page', () => {
    const policy = SECURITY_HEADERS['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/'unsafe|script-src[^;]*(https?:|data:|blob:)/);
  });
});
