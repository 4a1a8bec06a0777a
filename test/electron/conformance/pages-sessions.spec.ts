import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './pagesApp.ts';
import { startHttp } from './servers.ts';

test('partitions keep apart what pages store, and share it among themselves', async ({
  shared: { app },
}) => {
  const server = await startHttp((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<title>Store</title>');
  });
  const seen = await app.evaluate(async ({ BrowserWindow, session }, origin) => {
    const open = async (partition?: string) => {
      const webPreferences = partition === undefined ? {} : { partition };
      const window = new BrowserWindow({ show: false, webPreferences });
      await window.loadURL(origin);
      return window;
    };
    const [usual, one, other, oneToo] = [
      await open(),
      await open('one'),
      await open('other'),
      await open('one'),
    ];
    await one.webContents.executeJavaScript("localStorage.setItem('who', 'one')");
    const read = "localStorage.getItem('who')";
    const stored = [];
    for (const window of [usual, one, other, oneToo]) {
      stored.push(await window.webContents.executeJavaScript(read));
    }
    const same = one.webContents.session === session.fromPartition('one');
    const persistent = [session.defaultSession, session.fromPartition('one')].map((item) =>
      item.isPersistent(),
    );
    for (const window of [usual, one, other, oneToo]) window.destroy();
    return { stored, same, persistent };
  }, server.origin);
  await server.close();
  expect(seen).toEqual({
    stored: [null, 'one', null, 'one'],
    same: true,
    persistent: [true, false],
  });
});

test('handlers belong to one session', async ({ shared: { app } }) => {
  const server = await startHttp((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<title>Ask</title>');
  });
  const seen = await app.evaluate(async ({ BrowserWindow, session }, origin) => {
    session
      .fromPartition('strict')
      .setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    const ask =
      'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "granted", ({ name }) => name)';
    const answers = [];
    for (const partition of ['strict', 'lax']) {
      const window = new BrowserWindow({ show: false, webPreferences: { partition } });
      await window.loadURL(origin.replace('127.0.0.1', 'localhost'));
      answers.push(await window.webContents.executeJavaScript(ask));
      window.destroy();
    }
    return answers;
  }, server.origin);
  await server.close();
  expect(seen).toEqual(['NotAllowedError', 'granted']);
});

test('what pages store can be cleared, by kind and by origin', async ({ own: { app, page } }) => {
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await app.evaluate(({ session }) =>
    session.defaultSession.clearStorageData({ storages: ['cachestorage'] }),
  );
  const read = () => page.evaluate(() => localStorage.getItem('kept'));
  await page.reload();
  expect(await read()).toBe('yes');
  await app.evaluate(({ session }) =>
    session.defaultSession.clearStorageData({
      origin: 'app://bundle',
      storages: ['localstorage'],
    }),
  );
  await page.reload();
  expect(await read()).toBeNull();
  await page.evaluate(() => localStorage.setItem('kept', 'again'));
  await app.evaluate(({ session }) => session.defaultSession.clearStorageData());
  await page.reload();
  expect(await read()).toBeNull();
});

test('what pages store outlives the program', async ({ own: { app, page }, launch }) => {
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await app.evaluate(({ app: program }) => void setImmediate(() => program.quit()));
  await app.exited;
  const again = await launch({
    appDir: join(import.meta.dirname, 'pages-app'),
    userData: app.userData,
  });
  const next = await again.firstWindow();
  expect(await next.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
});

test('a download goes where the app says, and can be refused', async ({ own: { app, page } }) => {
  const path = join(app.userData, 'chosen', 'notes.txt');
  await app.evaluate(({ session }, savePath) => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    session.defaultSession.once('will-download', (_event, item, contents) => {
      item.setSavePath(savePath);
      seen.push([item.getFilename(), contents.getURL(), item.getState()]);
      item.once('done', (_done, state) => seen.push([state, item.getReceivedBytes()]));
    });
  }, path);
  await page.click('#download');
  const seen = () => app.evaluate(() => (globalThis as { seen?: unknown }).seen);
  await expect.poll(seen).toEqual([
    ['notes.txt', 'app://bundle/', 'progressing'],
    ['completed', 15],
  ]);
  expect(await readFile(path, 'utf8')).toBe('hello download\n');

  await app.evaluate(({ session }) => {
    session.defaultSession.once('will-download', (event, item) => {
      event.preventDefault();
      Object.assign(globalThis, { seen: ['refused', item.getFilename()] });
    });
  });
  await page.click('#download');
  await expect.poll(seen).toEqual(['refused', 'notes.txt']);
});
