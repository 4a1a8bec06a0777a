import { expect, test } from './pagesApp.ts';

test('a window is ready to show once it has something to show', async ({ shared: { app } }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const order: string[] = [];
    window.on('show', () => order.push('show'));
    const ready = new Promise<void>((resolve) => {
      window.once('ready-to-show', () => {
        order.push('ready-to-show');
        window.show();
        resolve();
      });
    });
    const before = window.isVisible();
    void window.loadURL('app://bundle/child');
    await ready;
    const after = window.isVisible();
    window.destroy();
    return { before, order, after };
  });
  expect(seen).toEqual({ before: false, order: ['ready-to-show', 'show'], after: true });
});

test('showing, hiding, minimizing and restoring are told and remembered', async ({
  shared: { app },
}) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const events: string[] = [];
    const note = (name: string) => () => void events.push(name);
    window.on('show', note('show'));
    window.on('hide', note('hide'));
    window.on('minimize', note('minimize'));
    window.on('restore', note('restore'));
    await window.loadURL('app://bundle/child');
    window.show();
    window.minimize();
    const minimized = [window.isMinimized(), window.isFocused()];
    window.restore();
    window.hide();
    const hidden = window.isVisible();
    window.destroy();
    return { events, minimized, hidden, destroyed: window.isDestroyed() };
  });
  expect(seen).toEqual({
    events: ['show', 'minimize', 'restore', 'hide'],
    minimized: [true, false],
    hidden: false,
    destroyed: true,
  });
});

test('bounds are given back, the page has them, and limits hold', async ({ shared: { app } }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      x: 10,
      y: 20,
      width: 400,
      height: 300,
      minWidth: 350,
      minHeight: 200,
      useContentSize: true,
    });
    await window.loadURL('app://bundle/child');
    const first = window.getBounds();
    const events: string[] = [];
    window.on('resize', () => events.push('resize'));
    window.on('move', () => events.push('move'));
    window.setBounds({ x: 30, width: 500 });
    const second = window.getBounds();
    window.setSize(100, 100);
    const limited = window.getSize();
    window.setContentSize(444, 333);
    // The page learns of it a moment later.
    const width = await window.webContents.executeJavaScript(
      'new Promise((done) => { const look = () => innerWidth === 444 ? done(444) : requestAnimationFrame(look); look(); })',
    );
    window.destroy();
    return { first, second, limited, width, events: [...new Set(events)].toSorted() };
  });
  expect(seen).toEqual({
    first: { x: 10, y: 20, width: 400, height: 300 },
    second: { x: 30, y: 20, width: 500, height: 300 },
    limited: [350, 200],
    width: 444,
    events: ['move', 'resize'],
  });
});

test(
  'a maximized or full-screen window knows where it was',
  { tag: '@host' },
  async ({ shared: { app } }) => {
    const seen = await app.evaluate(({ BrowserWindow, screen }) => {
      const { workArea, bounds } = screen.getPrimaryDisplay();
      const window = new BrowserWindow({ show: false, x: 10, y: 20, width: 400, height: 300 });
      const events: string[] = [];
      const note = (name: string) => () => void events.push(name);
      window.on('maximize', note('maximize'));
      window.on('unmaximize', note('unmaximize'));
      window.on('enter-full-screen', note('enter-full-screen'));
      window.on('leave-full-screen', note('leave-full-screen'));
      const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
      window.maximize();
      const fills = same(window.getBounds(), workArea) && window.isVisible();
      window.setFullScreen(true);
      const covers = same(window.getBounds(), bounds);
      const normal = window.getNormalBounds();
      window.setFullScreen(false);
      window.unmaximize();
      const back = window.getBounds();
      window.destroy();
      return { fills, covers, normal, back, events };
    });
    const place = { x: 10, y: 20, width: 400, height: 300 };
    expect(seen).toEqual({
      fills: true,
      covers: true,
      normal: place,
      back: place,
      events: ['maximize', 'enter-full-screen', 'leave-full-screen', 'unmaximize'],
    });
  },
);

test('windows and pages can be found by id and by each other', async ({ shared: { app } }) => {
  const seen = await app.evaluate(({ BrowserWindow, webContents }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return undefined;
    const contents = window.webContents;
    return [
      BrowserWindow.fromId(window.id) === window,
      BrowserWindow.fromWebContents(contents) === window,
      webContents.fromId(contents.id) === contents,
      webContents.getAllWebContents().includes(contents),
      BrowserWindow.fromId(9999),
      webContents.fromId(9999) === undefined,
    ];
  });
  expect(seen).toEqual([true, true, true, true, null, true]);
});
