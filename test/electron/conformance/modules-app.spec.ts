import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, MODULES_APP, test } from './modulesApp.ts';

test('a program knows what it is', async ({ shared }) => {
  const known = await shared.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    path: app.getAppPath(),
    isPackaged: app.isPackaged,
    isReady: app.isReady(),
    type: process.type,
    electron: typeof process.versions.electron,
    languages: app.getPreferredSystemLanguages().length > 0,
  }));
  expect(known).toEqual({
    name: 'Modules App',
    version: '3.2.1',
    path: MODULES_APP,
    isPackaged: false,
    isReady: true,
    type: 'browser',
    electron: 'string',
    languages: true,
  });
});

test('paths are absolute, can be changed where a folder is, and unknown ones are refused', async ({
  shared,
}) => {
  const { userData } = shared;
  const paths = await shared.evaluate(({ app }, folder) => {
    const attempt = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return (error as Error).message;
      }
    };
    app.setAppLogsPath(`${folder}/own logs`);
    return {
      userData: app.getPath('userData'),
      logs: app.getPath('logs'),
      crashDumps: app.getPath('crashDumps'),
      unknown: attempt(() => app.getPath('nowhere' as 'home')),
      relative: attempt(() => app.setPath('documents', 'relative')),
      changed: attempt(() => (app.setPath('documents', folder), app.getPath('documents'))),
    };
  }, userData);
  expect(paths).toMatchObject({
    userData,
    logs: join(userData, 'own logs'),
    unknown: "Failed to get 'nowhere' path",
    relative: 'Path must be absolute',
    changed: userData,
  });
  expect(paths.crashDumps.startsWith(userData)).toBe(true);
  expect(existsSync(paths.logs)).toBe(true);
});

test('what belongs before ready is refused afterwards', async ({ shared }) => {
  const refused = await shared.evaluate(({ app, protocol }) => {
    const messages = [];
    for (const run of [
      () => app.enableSandbox(),
      () => app.disableHardwareAcceleration(),
      () => protocol.registerSchemesAsPrivileged([]),
    ]) {
      try {
        run();
        messages.push('done');
      } catch (error) {
        messages.push((error as Error).message);
      }
    }
    return messages;
  });
  for (const message of refused) expect(message).toMatch(/before app is ready/);
});

test('a login item, a badge and a link scheme are remembered', async ({ shared }) => {
  const seen = await shared.evaluate(({ app }) => {
    app.setBadgeCount(3);
    const badge = app.getBadgeCount();
    app.setBadgeCount(0);
    return { badge, none: app.getBadgeCount() };
  });
  expect(seen.none).toBe(0);
  expect([0, 3]).toContain(seen.badge);
});

test('the system sees what the program asks of it', { tag: '@host' }, async ({ shared }) => {
  const asked = await shared.evaluateOnHost(({ app, host }) => {
    const from = host.log.length;
    app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'] });
    app.setAsDefaultProtocolClient('modules');
    app.relaunch({ args: ['--again'] });
    return {
      asked: host.log.slice(from),
      opens: app.getLoginItemSettings().openAtLogin,
      client: app.isDefaultProtocolClient('modules'),
    };
  });
  expect(asked).toEqual({
    asked: [
      { kind: 'login-item', openAtLogin: true, args: ['--hidden'] },
      { kind: 'protocol-client', scheme: 'modules' },
      { kind: 'relaunch', args: ['--again'] },
    ],
    opens: true,
    client: true,
  });
});

test('what only another system has is not there', { tag: '@host' }, async ({ observe }) => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const { app } = await observe({ platform });
    const there = await app.evaluate(({ app: program }) => ({
      jumpList: typeof program.setJumpList === 'function',
      dock: program.dock !== undefined,
    }));
    expect(there).toEqual({ jumpList: platform === 'win32', dock: platform === 'darwin' });
    await app.close();
  }
});

test('whatever is not imitated throws and is named', { tag: '@host' }, async ({ shared }) => {
  const messages = await shared.evaluate((electron) => {
    const attempts: (() => unknown)[] = [
      () => electron.app.getFileIcon('/'),
      () => new electron.WebContentsView(),
      () => (electron.shell as unknown as Record<string, unknown>)['noSuchThing'],
      () => (new electron.Menu() as unknown as Record<string, unknown>)['setNothing'],
      () => electron.safeStorage.encryptString('text'),
    ] as (() => unknown)[];
    return attempts.map((run) => {
      try {
        return `nothing: ${String(run())}`;
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  expect(messages).toEqual([
    'app.getFileIcon is not imitated by this host',
    'WebContentsView is not imitated by this host',
    'shell.noSuchThing is not imitated by this host',
    'Menu.setNothing is not imitated by this host',
    'safeStorage.encryptString is deprecated in Electron 45 and gone in 46; use the asynchronous methods',
  ]);
});
