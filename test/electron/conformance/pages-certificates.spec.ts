import type { Page } from '@playwright/test';
import { expect, test as base } from './pagesApp.ts';
import { startHttps, type TestServer } from './servers.ts';

const test = base.extend<{ server: TestServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  server: async ({}, use) => {
    const server = await startHttps();
    await use(server);
    await server.close();
  },
});

test.afterEach(async ({ shared: { app } }) => {
  await app.evaluate(({ app: program, session }) => {
    program.removeAllListeners('certificate-error');
    session.defaultSession.setCertificateVerifyProc(null);
  });
});

/** What becomes of a fetch and of a WebSocket from the page. */
function reach(page: Page, origin: string): Promise<{ fetched: string; socket: string }> {
  return page.evaluate(async (address) => {
    const fetched = await fetch(address).then(
      (response) => `${response.status}`,
      () => 'refused',
    );
    const socket = await new Promise<string>((resolve) => {
      const opened = new WebSocket(address.replace('https', 'wss'));
      opened.addEventListener('open', () => resolve('open'));
      opened.addEventListener('error', () => resolve('refused'));
    });
    return { fetched, socket };
  }, origin);
}

const REACHED = { fetched: '200', socket: 'open' };
const REFUSED = { fetched: 'refused', socket: 'refused' };

test('a certificate that nobody vouches for is refused', async ({ shared: { page }, server }) => {
  expect(await reach(page, server.origin)).toEqual(REFUSED);
});

test('the verify proc is shown the certificate, and takes it', async ({ shared, server }) => {
  await shared.app.evaluate(({ session }, wanted) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.setCertificateVerifyProc((request, answer) => {
      const { hostname, certificate, errorCode, verificationResult } = request;
      const isPem = certificate.data.startsWith('-----BEGIN CERTIFICATE-----');
      asked.push([hostname, certificate.subjectName, isPem, errorCode < 0, verificationResult]);
      answer(certificate.fingerprint === wanted ? 0 : -2);
    });
  }, server.fingerprint);
  expect(await reach(shared.page, server.origin)).toEqual(REACHED);
  const [first] = await shared.app.evaluate(
    () => (globalThis as { asked?: unknown[] }).asked ?? [],
  );
  expect(first).toEqual([
    '127.0.0.1',
    '127.0.0.1',
    true,
    true,
    expect.stringContaining('ERR_CERT_AUTHORITY_INVALID'),
  ]);
});

test('a certificate that the verify proc refuses is not asked about again', async ({
  shared,
  server,
}) => {
  await shared.app.evaluate(({ app, session }) => {
    Object.assign(globalThis, { asked: 0 });
    session.defaultSession.setCertificateVerifyProc((_request, answer) => answer(-2));
    app.on('certificate-error', () => Object.assign(globalThis, { asked: 1 }));
  });
  expect(await reach(shared.page, server.origin)).toEqual(REFUSED);
  expect(await shared.app.evaluate(() => (globalThis as { asked?: number }).asked)).toBe(0);
});

test('what the proc leaves to Chromium comes as certificate-error, and can be taken there', async ({
  shared,
  server,
}) => {
  await shared.app.evaluate(({ app, session, BrowserWindow }, wanted) => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    session.defaultSession.setCertificateVerifyProc((_request, answer) => answer(-3));
    app.on('certificate-error', (event, contents, url, ...rest) => {
      const [error, certificate, trust] = rest;
      const isOurs = contents === BrowserWindow.getAllWindows()[0]?.webContents;
      seen.push([new URL(url).protocol, error, isOurs, certificate.issuerName]);
      event.preventDefault();
      trust(certificate.fingerprint === wanted);
    });
  }, server.fingerprint);
  expect(await reach(shared.page, server.origin)).toEqual(REACHED);
  const [first] = await shared.app.evaluate(() => (globalThis as { seen?: unknown[] }).seen ?? []);
  expect(first).toEqual(['https:', 'net::ERR_CERT_AUTHORITY_INVALID', true, '127.0.0.1']);
});

test('trust is given by preventing the event and saying so, not by one of both', async ({
  shared,
  server,
}) => {
  await shared.app.evaluate(({ app }) => {
    app.on('certificate-error', (...[, , , , , trust]) => trust(true));
  });
  expect(await reach(shared.page, server.origin)).toEqual(REFUSED);
  await shared.app.evaluate(({ app }) => {
    app.removeAllListeners('certificate-error');
    app.on('certificate-error', (...[event, , , , , trust]) => {
      event.preventDefault();
      trust(false);
    });
  });
  expect(await reach(shared.page, server.origin)).toEqual(REFUSED);
});

test('another certificate on the same host is another question', async ({ shared, server }) => {
  const other = await startHttps();
  await shared.app.evaluate(({ session }, wanted) => {
    session.defaultSession.setCertificateVerifyProc(({ certificate }, answer) =>
      answer(certificate.fingerprint === wanted ? 0 : -3),
    );
  }, server.fingerprint);
  expect(await reach(shared.page, server.origin)).toEqual(REACHED);
  expect(await reach(shared.page, other.origin)).toEqual(REFUSED);
  expect(await reach(shared.page, server.origin)).toEqual(REACHED);
  await other.close();
});

test('a page that is loaded is judged like its parts, and a refused one does not load', async ({
  shared,
  server,
}) => {
  const outcome = await shared.app.evaluate(async ({ app, BrowserWindow }, origin) => {
    const window = new BrowserWindow({ show: false });
    const refused = await window.loadURL(origin).catch((error: Error) => error.message);
    let isMainFrame: unknown;
    app.once('certificate-error', (...[event, , , , , trust, isMain]) => {
      isMainFrame = isMain;
      event.preventDefault();
      trust(true);
    });
    await window.loadURL(origin);
    const title = await window.webContents.executeJavaScript('document.title');
    window.destroy();
    return { refused, isMainFrame, title };
  }, server.origin);
  expect(outcome).toEqual({
    refused: expect.stringContaining('ERR_CERT_AUTHORITY_INVALID'),
    isMainFrame: true,
    title: 'Secret',
  });
});
