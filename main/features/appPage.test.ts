import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setupAppPage } from './appPage.ts';

describe('our page', () => {
  let root: string;
  let serve: (request: Request) => Promise<Response>;
  const get = (address: string, method = 'GET') => serve(new Request(address, { method }));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'umeet-page-'));
    writeFileSync(join(root, 'index.html'), '<title>Umeet</title>');
    setupAppPage(
      { handle: (_scheme: string, run: typeof serve) => void (serve = run) } as never,
      root,
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is served with its kind and a strict policy', async () => {
    const response = await get('app://bundle/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Umeet');
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a file that is not there', 'app://bundle/missing.js', 'GET'],
    ['a file outside', 'app://bundle/..%2f..%2fetc/passwd.json', 'GET'],
    ['another host', 'app://other/index.html', 'GET'],
    ['writing', 'app://bundle/index.html', 'POST'],
  ])('refuses %s', async (_what, address, method) => {
    expect((await get(address, method)).status).toBe(404);
  });
});
