import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mapPolicy, originOf, schemes, toExternal, toInternal } from './schemes.ts';

beforeEach(() => void schemes.set('app', { standard: true, secure: true }));
afterEach(() => schemes.clear());

describe('addresses', () => {
  it('lead from a declared scheme to where it is served, and back', () => {
    const external = 'app://bundle/a/b?c=1#d';
    expect(toInternal(external)).toBe('http://bundle.app.localhost/a/b?c=1#d');
    expect(toExternal(toInternal(external))).toBe(external);
    expect(toInternal('app://bundle')).toBe('http://bundle.app.localhost/');
    expect(toInternal('APP://Bundle/A')).toBe('http://bundle.app.localhost/A');
  });

  it('of other schemes stay what they are', () => {
    for (const url of ['https://a.b/c', 'mailto:a@b.c', 'about:blank', 'data:text/html,<p>']) {
      expect(toInternal(url)).toBe(url);
      expect(toExternal(url)).toBe(url);
    }
    expect(toExternal('http://bundle.other.localhost/')).toBe('http://bundle.other.localhost/');
  });

  it('have an origin also where Node knows none', () => {
    expect(originOf('app://bundle/x')).toBe('app://bundle');
    expect(originOf('https://a.b:8443/x')).toBe('https://a.b:8443');
    expect(originOf('about:blank')).toBe('null');
  });
});

describe('a policy', () => {
  const map = (policy: string) => mapPolicy(policy, 'http://h/sync');

  it('names declared schemes by where they are served', () => {
    expect(map("script-src 'self' app://bundle app: https:")).toBe(
      "script-src 'self' http://bundle.app.localhost http://*.app.localhost https:",
    );
  });

  it("lets the host's own channel through, and nothing else", () => {
    expect(map("connect-src 'none'")).toBe('connect-src http://h/sync');
    expect(map('connect-src https:')).toBe('connect-src https: http://h/sync');
    expect(map("default-src 'none'; img-src *")).toBe(
      "default-src 'none'; img-src *; connect-src http://h/sync",
    );
  });

  it('that lets the page speak to itself stays as it is', () => {
    for (const policy of ["connect-src 'self' https:", "default-src 'self'", 'img-src *']) {
      expect(map(policy)).toBe(policy);
    }
  });
});
