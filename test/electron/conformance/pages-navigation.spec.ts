import type { TestApp } from '../launchApp.ts';
import { expect, openWindow, test } from './pagesApp.ts';
import { startHttp } from './servers.ts';

/** Notes what the first window is asked for, and lets nothing happen. */
async function refuseAll(app: TestApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.setWindowOpenHandler(({ url, frameName, features, disposition }) => {
      asked.push(['open', url, frameName, features, disposition]);
      return { action: 'deny' };
    });
    contents?.removeAllListeners('will-navigate');
    contents?.on('will-navigate', (event) => {
      asked.push(['navigate', event.url, event.isMainFrame]);
      event.preventDefault();
    });
  });
}

function asked(app: TestApp): Promise<unknown[]> {
  return app.evaluate(() => (globalThis as { asked?: unknown[] }).asked ?? []);
}

test('the app decides about new windows; a refused one is null for the page', async ({
  shared: { app, page },
}) => {
  await refuseAll(app);
  const opened = await page.evaluate(() => window.open('https://new.invalid/x', 'name', 'width=9'));
  expect(opened).toBeNull();
  await page.click('#blank');
  await expect.poll(() => asked(app)).toHaveLength(2);
  expect(await asked(app)).toEqual([
    ['open', 'https://new.invalid/x', 'name', 'width=9', 'new-window'],
    ['open', 'https://blank.invalid/', expect.any(String), expect.any(String), 'foreground-tab'],
  ]);
  expect(app.windows()).toHaveLength(1);
});

test('the app decides where its page goes; moving about in it is free', async ({
  own: { app, page },
}) => {
  await refuseAll(app);
  await page.click('#outside');
  await expect.poll(() => asked(app)).toEqual([['navigate', 'https://outside.invalid/', true]]);
  await page.click('#mail');
  await expect.poll(() => asked(app)).toHaveLength(2);
  expect((await asked(app))[1]).toEqual(['navigate', 'mailto:somebody@outside.invalid', true]);
  await page.click('#hash');
  const url = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  await expect.poll(url).toBe('app://bundle/#here');
  expect(await asked(app)).toHaveLength(2);
  expect(await page.textContent('h1')).toBe('Pages');
});

test('where the app itself sends a page is not asked about', async ({ shared: { app } }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const asked: string[] = [];
    window.webContents.on('will-navigate', (event) => {
      asked.push(event.url);
      event.preventDefault();
    });
    await window.loadURL('app://bundle/');
    await window.loadURL('app://bundle/child');
    const reloaded = new Promise<void>((resolve) =>
      window.webContents.once('did-finish-load', () => resolve()),
    );
    window.webContents.reload();
    await reloaded;
    const title = await window.webContents.executeJavaScript('document.title');
    window.destroy();
    return { asked, title };
  });
  expect(seen).toEqual({ asked: [], title: 'Child' });
});

test('a page of the scheme may be left for another of the same, when the app lets it', async ({
  shared: { app },
}) => {
  const page = await openWindow(app, 'app://bundle/');
  await page.evaluate(() => {
    location.href = 'app://bundle/child';
  });
  await expect.poll(() => page.textContent('h1')).toBe('Child');
  const url = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[1];
    const address = window?.webContents.getURL();
    window?.destroy();
    return address;
  });
  expect(url).toBe('app://bundle/child');
});

test('a redirect can be refused', async ({ shared: { app } }) => {
  const server = await startHttp((request, response) => {
    if (request.url === '/here') response.writeHead(302, { location: '/there' }).end();
    else response.end('there');
  });
  const outcome = await app.evaluate(async ({ BrowserWindow }, origin) => {
    const window = new BrowserWindow({ show: false });
    const seen: unknown[] = [];
    window.webContents.on('will-redirect', (event) => {
      seen.push(event.url, event.isMainFrame);
      event.preventDefault();
    });
    const refused = await window.loadURL(`${origin}/here`).then(
      () => 'loaded',
      () => 'refused',
    );
    window.webContents.removeAllListeners('will-redirect');
    await window.loadURL(`${origin}/here`);
    const text = await window.webContents.executeJavaScript('document.body.innerText');
    window.destroy();
    return { seen, refused, text };
  }, server.origin);
  await server.close();
  expect(outcome).toEqual({
    seen: [`${server.origin}/there`, true],
    refused: 'refused',
    text: 'there',
  });
});

test('an allowed window is one of the app, with its options, and the page holds it', async ({
  own: { app, page },
}) => {
  await app.evaluate(({ app: program, BrowserWindow }) => {
    const created: unknown[] = [];
    Object.assign(globalThis, { created });
    program.on('browser-window-created', () => created.push('browser-window-created'));
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { width: 321, height: 234 },
    }));
    contents?.on('did-create-window', (_window, { url }) => created.push(url));
  });
  const child = await app.waitForWindow(() =>
    page.evaluate(() => {
      Object.assign(window, { kid: window.open('/child', 'kid') });
    }),
  );
  await expect.poll(() => child.textContent('h1')).toBe('Child');
  const holds = await page.evaluate(() => (window as { kid?: Window }).kid?.closed);
  expect(holds).toBe(false);
  const seen = await app.evaluate(({ BrowserWindow }) => [
    BrowserWindow.getAllWindows().length,
    BrowserWindow.getAllWindows()[1]?.getSize(),
    (globalThis as { created?: unknown }).created,
  ]);
  expect(seen).toEqual([2, [321, 234], ['browser-window-created', 'app://bundle/child']]);
  await page.evaluate(() => (window as { kid?: Window }).kid?.close());
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('loading tells how far it is', async ({ shared: { app } }) => {
  const order = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(name);
    window.webContents.on('did-start-loading', note('did-start-loading'));
    window.webContents.on('did-navigate', note('did-navigate'));
    window.webContents.on('dom-ready', note('dom-ready'));
    window.webContents.on('did-finish-load', note('did-finish-load'));
    const stopped = new Promise<void>((resolve) => {
      window.webContents.once('did-stop-loading', () => {
        seen.push('did-stop-loading');
        resolve();
      });
    });
    await window.loadURL('app://bundle/child');
    await stopped;
    const title = window.webContents.getTitle();
    window.destroy();
    return { seen, title };
  });
  const expected = ['did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading'];
  expect(order.seen.filter((name) => name !== 'did-start-loading')).toEqual(expected);
  expect(order.title).toBe('Child');
});
