import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { home } from './support/meeting.ts';
import { openSettings, test, type BridgedWindow } from './support/upkeep.ts';

declare const window: BridgedWindow;

async function logOf(app: TestApp): Promise<string> {
  const folder = await app.evaluate(({ app: program }) => program.getPath('logs'));
  return readFile(join(folder, 'umeet.log'), 'utf8');
}

test('the log file has what the page says, without secrets', async ({ borrow }) => {
  const { app, page } = await borrow();
  await expect(home(page)).toBeVisible();
  await page.evaluate(() =>
    window.umeet.call('log:write', {
      level: 'error',
      message: 'cannot join abc-defg-hjk with password=hunter2',
    }),
  );
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('nobody waits')), 0));
  await expect.poll(() => logOf(app)).toContain('nobody waits');
  const log = await logOf(app);
  expect(log).toContain('cannot join abc-… with password=[hidden]');
  expect(log).not.toMatch(/hunter2|defg/);
});

test('what an administrator decided is in force, locked and told', async ({ launch, folder }) => {
  const file = join(folder, 'managed.json');
  const settings = { closeToTray: true, automaticUpdates: false, openAtLogin: 'perhaps' };
  const service = { origin: 'https://meet.example:7443' };
  await writeFile(file, JSON.stringify({ version: 1, service, settings }));
  await chmod(file, 0o644);
  const app = await launch({ packaged: false, env: { UMEET_MANAGED: file } });
  const page = await app.firstWindow();
  const asked = await page.evaluate(async () => [
    await window.umeet.call('preferences:get', undefined),
    await window.umeet.call('preferences:change', { closeToTray: false }),
    await window.umeet.call('service:address', undefined),
  ]);
  expect(asked).toMatchObject([
    {
      value: {
        settings: { closeToTray: true, automaticUpdates: false },
        locked: ['closeToTray', 'automaticUpdates'],
      },
    },
    { ok: false, fault: { code: 'setting-locked' } },
    { value: service },
  ]);
  await openSettings(page);
  await expect(page.getByText(/Your organisation manages this program/)).toBeVisible();
  await expect(page.getByText('settings.openAtLogin is not valid.')).toBeVisible();
});

test('the login at a proxy is asked for, kept enciphered, and given again', async ({
  launch,
  folder,
}) => {
  const first = await launch({ userData: folder });
  await (await first.firstWindow()).bringToFront();
  await meetProxy(first);
  const page = await first.firstWindow();
  await page.getByRole('textbox', { name: 'User name' }).fill('ada');
  await page.getByLabel('Password').fill('hunter2');
  await page.getByRole('checkbox', { name: /Remember/ }).check();
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect.poll(() => given(first)).toEqual(['ada', 'hunter2']);
  const vault = () => readFile(join(folder, 'vault.json'), 'utf8').catch(() => '');
  await expect.poll(vault).toContain('proxy proxy.example:8080');
  expect(await vault()).not.toMatch(/hunter2|ada/);
  await first.close();

  const second = await launch({ userData: folder });
  await second.firstWindow();
  await meetProxy(second);
  await expect.poll(() => given(second)).toEqual(['ada', 'hunter2']);
});

/** A request meets a proxy that asks who is there, on a computer with a keyring. */
async function meetProxy(app: TestApp): Promise<void> {
  await app.evaluate(({ app: program, safeStorage }) => {
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    const info = { isProxy: true, scheme: 'basic', host: 'proxy.example', port: 8080, realm: '' };
    const answer = (...all: string[]) => Object.assign(globalThis, { given: all });
    const event = { preventDefault: () => undefined };
    program.emit('login', event, null, { firstAuthAttempt: true }, info, answer);
  });
}

function given(app: TestApp): Promise<unknown> {
  return app.evaluate(() => (globalThis as { given?: unknown }).given ?? null);
}

test('the proxy of the settings is the way to the network', async ({ borrow, serve }) => {
  const proxy = await serve((_request, response) => response.end('by the proxy'));
  const { app, page } = await borrow();
  await openSettings(page);
  await page
    .getByRole('combobox', { name: 'Proxy' })
    .selectOption({ label: 'A server of my choice' });
  const server = page.getByRole('textbox', { name: 'Proxy server' });
  await server.fill('not a server');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText(/Enter a host and a port/)).toBeVisible();
  await server.fill(proxy.origin.replace('http://', ''));
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Applied.')).toBeVisible();
  await expect.poll(() => logOf(app)).toContain('the way to the network is: fixed');
  if (app.backend === 'host') {
    // The host writes down what the network was told and does not route by it.
    const told = await app.evaluateOnHost(({ host }) =>
      host.log.filter(({ kind }) => kind === 'proxy'),
    );
    expect(JSON.stringify(told)).toContain(proxy.origin.replace('http://', ''));
    return;
  }
  await page.evaluate(() => fetch('http://meet.example/api/service').catch(() => undefined));
  await expect.poll(() => proxy.asked).toContain('http://meet.example/api/service');
});

test('a reset forgets everything but the log', async ({ launch, folder }) => {
  const app = await launch({ userData: folder });
  const page = await app.firstWindow();
  await app.evaluate(({ app: program }) => {
    // The next start would outlive the test.
    program.relaunch = () => undefined;
  });
  await page.evaluate(() => window.umeet.call('preferences:change', { globalMute: true }));
  await page.evaluate(() => window.localStorage.setItem('test', 'kept'));
  await openSettings(page);
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await page.getByRole('button', { name: 'Delete and restart' }).click();
  expect(await app.exited).toBe(0);
  const left = await readdir(folder);
  expect(left).not.toContain('settings.json');
  expect(left).not.toContain('window.json');

  const next = await launch({ userData: folder });
  const fresh = await next.firstWindow();
  expect(await fresh.evaluate(() => window.localStorage.getItem('test'))).toBeNull();
  expect(await logOf(next)).toContain('everything is forgotten');
});
