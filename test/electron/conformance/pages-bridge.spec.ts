import { expect, test } from './pagesApp.ts';

test('functions of the preload script are called at once, later, and back', async ({ shared }) => {
  const results = await shared.page.evaluate(async () => {
    const { bridge } = window.api;
    return {
      sum: bridge.add(2, 3),
      deep: bridge.deep.deeper.run(),
      back: bridge.callBack((value) => value * 2),
      backLater: await bridge.callBackLater(async (value) => value * 3),
    };
  });
  expect(results).toEqual({ sum: 5, deep: 'deep', back: 41, backLater: 61 });
});

test('errors keep their message and lose their class and extras', async ({ shared }) => {
  const seen = await shared.page.evaluate(async () => {
    const { bridge } = window.api;
    const look = (error: Error) => [error.constructor === Error, error.message, 'extra' in error];
    let thrown: unknown;
    try {
      bridge.fail();
    } catch (error) {
      thrown = look(error as Error);
    }
    return { thrown, rejected: await bridge.reject().catch(look) };
  });
  expect(seen.thrown).toEqual([true, 'no luck', false]);
  expect(seen.rejected).toEqual([true, 'later', false]);
});

test('values are copied: what clones is cloned, of instances only own members cross', async ({
  shared,
}) => {
  const seen = await shared.page.evaluate(() => {
    const { bridge } = window.api;
    const given = { list: [1, { two: 2 }], bytes: new Uint8Array([3]), map: new Map([['a', 1n]]) };
    const back = bridge.same(given);
    const own = (): void => undefined;
    return {
      isCopy: back !== given && back.list !== given.list,
      list: back.list,
      bytes: [back.bytes instanceof Uint8Array, back.bytes[0]],
      map: back.map.get('a') === 1n,
      date: bridge.date() instanceof Date && bridge.date().getTime(),
      point: [
        Object.keys(bridge.point()),
        Object.getPrototypeOf(bridge.point()) === Object.prototype,
      ],
      ipcRenderer: JSON.stringify(bridge.ipcRenderer),
      symbol: bridge.same(Symbol('lost')),
      sameFunction: bridge.home(own) === own,
    };
  });
  expect(seen).toEqual({
    isCopy: true,
    list: [1, { two: 2 }],
    bytes: [true, 3],
    map: true,
    date: 5,
    point: [['x'], true],
    ipcRenderer: '{}',
    symbol: undefined,
    sameFunction: true,
  });
});

test('an object that leads back to itself arrives as one', async ({ shared }) => {
  const isSame = await shared.page.evaluate(() => {
    const loop: { self?: unknown; list: unknown[] } = { list: [] };
    loop.self = loop;
    loop.list.push(loop.list);
    const back = window.api.bridge.same(loop);
    return [back.self === back, back.list[0] === back.list];
  });
  expect(isSame).toEqual([true, true]);
});

test('the page can neither change what it was given nor put its own in place', async ({
  shared,
}) => {
  const seen = await shared.page.evaluate(() => {
    'use strict';
    const attempt = (run: () => void) => {
      try {
        run();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      frozen: Object.isFrozen(window.api) && Object.isFrozen(window.api.bridge.deep),
      replaced: attempt(() => Object.assign(window, { api: 1 })),
      deleted: attempt(() => delete (window as { api?: unknown }).api),
    };
  });
  expect(seen).toEqual({ frozen: true, replaced: 'TypeError', deleted: 'TypeError' });
});

test('the page sees nothing of Node, of Electron and of the preload script', async ({ shared }) => {
  const kinds = await shared.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'onlyInPreload', 'global'].map(
      (name) => typeof (window as unknown as Record<string, unknown>)[name],
    ),
  );
  expect(new Set(kinds)).toEqual(new Set(['undefined']));
});

test('a sandboxed preload script has Electron, a small process, and no Node', async ({
  shared,
}) => {
  expect(await shared.page.evaluate(() => window.api.sees)).toEqual({
    Buffer: 'undefined',
    setImmediate: 'undefined',
    process: 'object',
    sandboxed: true,
    type: 'renderer',
    hasArgument: true,
    electron: true,
    fs: false,
    events: false,
    own: false,
  });
});

test('a preload script that cannot run is reported, and the page loads without it', async ({
  shared,
}) => {
  const seen = await shared.app.evaluate(async ({ BrowserWindow }) => {
    const { mkdtempSync, writeFileSync } = process.getBuiltinModule('node:fs');
    const { tmpdir } = process.getBuiltinModule('node:os');
    const preload = `${mkdtempSync(`${tmpdir()}/preload-`)}/module.cjs`;
    writeFileSync(preload, "import { contextBridge } from 'electron';");
    const window = new BrowserWindow({ show: false, webPreferences: { preload } });
    const failed = new Promise<string>((resolve) => {
      window.webContents.once('preload-error', (_event, path, error) =>
        resolve(`${path === preload} ${error.name !== ''}`),
      );
    });
    await window.loadURL('app://bundle/child');
    const seen = [await failed, await window.webContents.executeJavaScript('typeof window.api')];
    window.destroy();
    return seen;
  });
  expect(seen).toEqual(['true true', 'undefined']);
});
