import { realpathSync } from 'node:fs';
import { expect, test } from './modulesApp.ts';

const QUIT = ['before-quit', 'close', 'closed', 'will-quit', 'quit 0'];

test('a program starts in this order', async ({ observe }) => {
  const { app, events } = await observe();
  await app.firstWindow();
  expect(events().filter((event) => event !== 'activate')).toEqual([
    'will-finish-launching',
    'ready',
    'whenReady',
    'browser-window-created',
  ]);
});

test('quitting asks the program, closes its windows and says so, without window-all-closed', async ({
  observe,
}) => {
  const { app, events } = await observe();
  await app.firstWindow();
  await app.evaluate(({ app: program }) => setImmediate(() => program.quit()) && null);
  expect(await app.exited).toBe(0);
  expect(events().slice(-QUIT.length)).toEqual(QUIT);
  expect(events()).not.toContain('window-all-closed');
});

test('the last window that closes is reported, and the program quits when it wants to', async ({
  observe,
}) => {
  const { app, events } = await observe();
  await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await app.exited).toBe(0);
  const order = ['close', 'closed', 'window-all-closed', 'before-quit', 'will-quit', 'quit 0'];
  expect(events().slice(-order.length)).toEqual(order);
});

test('a program that does not listen for it quits with its last window', async ({ observe }) => {
  const { app, events } = await observe({ env: { STAYS_SILENT: '1' } });
  await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await app.exited).toBe(0);
  expect(events().at(-1)).toBe('quit 0');
});

test('a quit can be refused by the program and by a window, and works afterwards', async ({
  observe,
}) => {
  const { app, events, until } = await observe();
  await app.firstWindow();
  await app.evaluate(({ app: program }) => {
    program.once('before-quit', (event) => event.preventDefault());
    program.quit();
  });
  await app.evaluate(({ app: program, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault());
    program.quit();
  });
  await until('close');
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  expect(events()).not.toContain('will-quit');
  await app.evaluate(({ app: program }) => setImmediate(() => program.quit()) && null);
  expect(await app.exited).toBe(0);
});

test('a quit can be put off after the windows are gone', async ({ observe }) => {
  const { app, events, until } = await observe();
  await app.firstWindow();
  await app.evaluate(({ app: program }) => {
    program.once('will-quit', (event) => event.preventDefault());
    program.quit();
  });
  await until('will-quit');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  expect(events()).not.toContain('quit 0');
  await app.evaluate(({ app: program }) => setImmediate(() => program.quit()) && null);
  expect(await app.exited).toBe(0);
  expect(events().slice(-3)).toEqual(['before-quit', 'will-quit', 'quit 0']);
});

test('exit asks nobody and ends with the code it is given', async ({ observe }) => {
  const { app, events } = await observe();
  await app.firstWindow();
  await app.evaluate(({ app: program }) => setImmediate(() => program.exit(7)) && null);
  expect(await app.exited).toBe(7);
  expect(events()).not.toContain('before-quit');
  expect(events()).not.toContain('close');
  expect(events()).not.toContain('will-quit');
  expect(events().at(-1)).toBe('quit 7');
});

test('a second start hands over what it has to say and ends; another profile is another program', async ({
  observe,
}) => {
  const env = { SINGLE: '1' };
  const first = await observe({ env });
  await first.app.firstWindow();
  const again = { env, userData: first.app.userData, waitReady: false };
  const second = await observe({ ...again, args: ['scheme://second'] });
  expect(await second.app.exited).toBe(0);
  expect(second.events()).toContain('refused the lock');
  expect(second.events()).not.toContain('browser-window-created');
  await expect.poll(first.events).toContainEqual(
    `second-instance ${JSON.stringify({
      last: 'scheme://second',
      cwd: realpathSync(process.cwd()),
      greeting: 'hello',
    })}`,
  );

  const elsewhere = await observe({ env });
  await elsewhere.app.firstWindow();
  expect(elsewhere.events()).not.toContain('refused the lock');
  const lock = await first.app.evaluate(({ app }) => {
    const held = app.hasSingleInstanceLock();
    app.releaseSingleInstanceLock();
    return [held, app.hasSingleInstanceLock(), app.requestSingleInstanceLock()];
  });
  expect(lock).toEqual([true, false, true]);
});

test(
  'on a Mac a link comes before the program is ready, and it stays without windows',
  {
    tag: '@host',
  },
  async ({ observe }) => {
    const mac = { platform: 'darwin', host: { openUrl: 'scheme://early' } } as const;
    const { app, events, until } = await observe(mac);
    await app.firstWindow();
    await until('activate');
    expect(events()[0]).toBe('open-url scheme://early early');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await until('window-all-closed');
    expect(events()).not.toContain('before-quit');
  },
);
