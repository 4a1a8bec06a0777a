import type { IncomingMessage } from 'node:http';
import { expect, test } from './pagesApp.ts';
import { startHttp } from './servers.ts';

test('a page of a standard, secure scheme may do what a page of the web may', async ({
  shared: { page },
}) => {
  const seen = await page.evaluate(async () => {
    localStorage.setItem('kept', 'yes');
    const database = await new Promise<string>((resolve) => {
      const opening = indexedDB.open('base');
      opening.addEventListener('success', () => resolve('opened'));
      opening.addEventListener('error', () => resolve('refused'));
    });
    return {
      secure: isSecureContext,
      crypto: typeof crypto.subtle,
      devices: typeof navigator.mediaDevices,
      kept: localStorage.getItem('kept'),
      database,
    };
  });
  expect(seen).toEqual({
    secure: true,
    crypto: 'object',
    devices: 'object',
    kept: 'yes',
    database: 'opened',
  });
});

test('the app answers for its scheme: address, method, body and headers', async ({
  shared: { app, page },
}) => {
  const asked = await page.evaluate(() =>
    fetch('/asked?one=1', {
      method: 'POST',
      headers: { 'content-type': 'text/x-test' },
      body: 'hello',
    }).then((response) => response.json()),
  );
  expect(asked).toEqual({
    url: 'app://bundle/asked?one=1',
    method: 'POST',
    type: 'text/x-test',
    body: 'hello',
  });
  const missing = await page.evaluate(() => fetch('/none').then(({ status }) => status));
  expect(missing).toBe(404);
  const header = await page.evaluate(() =>
    fetch('/').then(({ headers }) => headers.get('x-served-by')),
  );
  expect(header).toBe('app');
  const address = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return [contents?.getURL(), contents?.mainFrame.origin];
  });
  expect(address).toEqual(['app://bundle/', 'app://bundle']);
});

test("the page's Content-Security-Policy holds", async ({ shared: { page } }) => {
  const seen = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inserted = true';
    document.body.append(script);
    const flags = window as unknown as Record<string, unknown>;
    return {
      inline: flags['inlineScriptRan'],
      inserted: flags['inserted'],
      evaluated: flags['evaluated'],
      elsewhere: await fetch('http://elsewhere.invalid/').catch((error: Error) => error.name),
    };
  });
  expect(seen).toEqual({ evaluated: 'EvalError', elsewhere: 'TypeError' });
});

test('servers are told the origin of the page, and decide by it', async ({ shared: { page } }) => {
  const asked: string[] = [];
  const note = ({ method, headers }: IncomingMessage) => asked.push(`${method} ${headers.origin}`);
  const server = await startHttp((request, response) => {
    note(request);
    const isKind = request.url === '/kind';
    const permitted = isKind ? 'app://bundle' : 'app://other';
    response.setHeader('access-control-allow-origin', permitted);
    response.setHeader('access-control-allow-headers', 'x-special');
    response.end('served');
  });
  const outcome = await page.evaluate(async (origin) => {
    const ask = (path: string, init?: RequestInit) =>
      fetch(`${origin}${path}`, init).then(
        (response) => response.text(),
        () => 'refused',
      );
    return [
      await ask('/kind'),
      await ask('/kind', { method: 'PUT', headers: { 'x-special': '1' } }).catch(() => 'refused'),
      await ask('/unkind'),
    ];
  }, server.origin);
  await server.close();
  // PUT needs a permission of its own, which the server does not give; it was asked all the same.
  expect(outcome).toEqual(['served', 'refused', 'refused']);
  expect(asked).toEqual(['GET app://bundle', 'OPTIONS app://bundle', 'GET app://bundle']);
});

test('a scheme without supportFetchAPI cannot be fetched, and shows pages all the same', async ({
  shared: { app },
}) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('mute://host/');
    const run = (code: string) => window.webContents.executeJavaScript(code);
    const outcome = [
      await run('document.title'),
      await run("fetch('/x').then(() => 'fetched', () => 'refused')"),
    ];
    window.destroy();
    return outcome;
  });
  expect(seen).toEqual(['mute', 'refused']);
});

test('an unknown scheme does not load, and says so by name', async ({ shared: { app } }) => {
  const message = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const failed = new Promise((resolve) =>
      window.webContents.once('did-fail-load', (_event, code) => resolve(code)),
    );
    const told = await window.loadURL('nosuch://host/').catch((error: Error) => error.message);
    const code = await failed;
    window.destroy();
    return [told, code];
  });
  expect(message).toEqual([expect.stringContaining('ERR_UNKNOWN_URL_SCHEME'), -302]);
});

test('a scheme has one handler, which can be taken away', async ({ shared: { app } }) => {
  const seen = await app.evaluate(({ protocol }) => {
    const attempt = (run: () => void) => {
      try {
        run();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const again = attempt(() => protocol.handle('mute', () => new Response('')));
    const before = protocol.isProtocolHandled('mute');
    const twice = attempt(() => protocol.registerSchemesAsPrivileged([]));
    return { again, before, never: protocol.isProtocolHandled('never'), twice };
  });
  expect(seen).toEqual({ again: 'refused', before: true, never: false, twice: 'refused' });
});
