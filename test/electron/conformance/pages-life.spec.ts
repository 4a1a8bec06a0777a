import { expect, openWindow, test } from './pagesApp.ts';

test('closing can be refused by the app and by the page; destroying asks nobody', async ({
  shared: { app },
}) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://bundle/child');
    const closed = new Promise<string>((resolve) => window.once('closed', () => resolve('closed')));
    window.once('close', (event) => event.preventDefault());
    window.close();
    const afterRefusal = window.isDestroyed();
    window.close();
    const end = await closed;
    const other = new BrowserWindow({ show: false });
    await other.loadURL('app://bundle/child');
    other.on('close', (event) => event.preventDefault());
    other.destroy();
    return { afterRefusal, end, destroyed: [window.isDestroyed(), other.isDestroyed()] };
  });
  expect(seen).toEqual({ afterRefusal: false, end: 'closed', destroyed: [true, true] });
});

test('a page that has something to lose may stay, unless the app says otherwise', async ({
  shared: { app },
}) => {
  const page = await openWindow(app, 'app://bundle/child');
  await page.click('h1');
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault());
  });
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[1];
    Object.assign(globalThis, { asked: 0 });
    window?.webContents.on('will-prevent-unload', (event) => {
      const state = globalThis as { asked?: number };
      state.asked = (state.asked ?? 0) + 1;
      if (state.asked > 1) event.preventDefault();
    });
    window?.close();
  });
  const asked = () => app.evaluate(() => (globalThis as { asked?: number }).asked);
  await expect.poll(asked).toBe(1);
  expect(await page.textContent('h1')).toBe('Child');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close());
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('a page may close its window', async ({ shared: { app } }) => {
  const page = await openWindow(app, 'app://bundle/child');
  await page.evaluate(() => {
    setTimeout(() => window.close(), 0);
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('a page that crashes is reported, and comes back when it is loaded anew', async ({
  own: { app },
}) => {
  const seen = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) return undefined;
    const told: unknown[] = [];
    program.on('render-process-gone', (_event, which) => told.push(which === contents));
    const gone = new Promise((resolve) =>
      contents.once('render-process-gone', (_event, { reason }) => resolve(reason)),
    );
    contents.forcefullyCrashRenderer();
    const reason = await gone;
    const crashed = contents.isCrashed();
    const loaded = new Promise<void>((resolve) =>
      contents.once('did-finish-load', () => resolve()),
    );
    contents.reload();
    await loaded;
    const api = await contents.executeJavaScript('window.api.bridge.add(1, 2)');
    return { reason, told, crashed, api, after: contents.isCrashed() };
  });
  expect(seen).toEqual({
    reason: expect.stringMatching(/^(crashed|killed)$/),
    told: [true],
    crashed: true,
    api: 3,
    after: false,
  });
});

test("the window takes the page's title, unless the app keeps its own", async ({
  shared: { app },
}) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, title: 'Mine' });
    const titles = [window.getTitle()];
    const told = (wanted: string) =>
      new Promise<void>((resolve) => {
        window.on('page-title-updated', (event, title) => {
          if (title === 'Kept out') event.preventDefault();
          if (title === wanted) setTimeout(resolve, 0);
        });
      });
    const first = told('Child');
    await window.loadURL('app://bundle/child');
    await first;
    titles.push(window.getTitle());
    const second = told('Kept out');
    await window.webContents.executeJavaScript("document.title = 'Kept out'");
    await second;
    titles.push(window.getTitle());
    window.destroy();
    return titles;
  });
  expect(seen).toEqual(['Mine', 'Child', 'Child']);
});

test('a larger zoom leaves the page less room', async ({ shared: { app } }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      width: 600,
      height: 400,
      useContentSize: true,
    });
    await window.loadURL('app://bundle/child');
    window.webContents.setZoomFactor(2);
    const width = await window.webContents.executeJavaScript(
      'new Promise((done) => { const look = () => innerWidth === 300 ? done(300) : requestAnimationFrame(look); look(); })',
    );
    window.webContents.setZoomLevel(0);
    const factor = window.webContents.getZoomFactor();
    window.destroy();
    return { width, factor };
  });
  expect(seen).toEqual({ width: 300, factor: 1 });
});

test('a page can be photographed and run code for the app', async ({ shared: { app } }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 300, height: 200 });
    await window.loadURL('app://bundle/child');
    const picture = await window.webContents.capturePage();
    const sum = await window.webContents.executeJavaScript('Promise.resolve({ sum: 1 + 1 })');
    const thrown = await window.webContents
      .executeJavaScript("throw new Error('thrown there')")
      .catch((error: Error) => error.message);
    window.destroy();
    return { empty: picture.isEmpty(), sum, thrown };
  });
  expect(seen).toEqual({
    empty: false,
    sum: { sum: 2 },
    thrown: expect.stringMatching(/thrown there|Script failed to execute/),
  });
});

test(
  'an insecure window, and whatever else is not imitated, is refused by name',
  {
    tag: '@host',
  },
  async ({ shared: { app } }) => {
    const messages = await app.evaluate(({ BrowserWindow, session }) => {
      const attempt = (run: () => unknown) => {
        try {
          return String(run());
        } catch (error) {
          return (error as Error).message;
        }
      };
      const window = BrowserWindow.getAllWindows()[0];
      return [
        attempt(() => new BrowserWindow({ webPreferences: { sandbox: false } })),
        attempt(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
        attempt(() => session.defaultSession.webRequest),
        attempt(() => session.fromPartition('persist:kept')),
        attempt(() => window?.webContents.navigationHistory.goBack()),
        attempt(() => window?.webContents.mainFrame.frames),
        attempt(() => window?.previewFile('x')),
      ];
    });
    expect(messages).toEqual(messages.map(() => expect.stringContaining('not imitated')));
  },
);
