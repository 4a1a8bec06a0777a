import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../preload/contract.ts';
import { expect, test as base } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { home } from './support/meeting.ts';

const CODE = 'abc-defg-hjk';
const LINK = `umeet://127.0.0.1:9/m/${CODE}?plain=1`;

type Window = globalThis.Window & { readonly umeet: Bridge; states: string[] };
declare const window: Window;

const test = base.extend<{ stranger: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  stranger: async ({}, use) => {
    const server = createServer((request, response) => {
      const [, target] = (request.url ?? '').split('/redirect?to=');
      if (target) response.writeHead(302, { location: decodeURIComponent(target) }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Stranger</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(originOf(server));
    server.closeAllConnections();
    server.close();
  },
});

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const hashOf = (page: Page) => page.evaluate(() => window.location.hash);

/** Process id of the service inside the program; `undefined` while there is none. */
function servicePid(app: TestApp): Promise<number | null> {
  return app.evaluate(({ app: program }) => {
    const metrics = program.getAppMetrics();
    return metrics.find(({ name }) => name === 'Umeet meeting service')?.pid ?? null;
  });
}

async function startService(app: TestApp, page: Page): Promise<{ pid: number; origin: string }> {
  const reply = await page.evaluate(() => window.umeet.call('service:address', undefined));
  const pid = await servicePid(app);
  if (!reply.ok || pid === null) throw new Error(`no service: ${JSON.stringify(reply)}`);
  return { pid, origin: reply.value.origin };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('opens Home, from our own origin, and knows what it is', async ({
  running: { app, page },
}) => {
  await expect(home(page)).toBeVisible();
  const address = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return [contents?.getURL().split('#')[0], contents?.mainFrame.origin];
  });
  expect(address).toEqual(['app://bundle/', 'app://bundle']);
  const info = await page.evaluate(() => window.umeet.call('app:info', undefined));
  const version = await app.evaluate(({ app: program }) => program.getVersion());
  expect(info).toMatchObject({ ok: true, value: { version } });
});

test('a second start hands its link over and ends', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(home(page)).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = await launch({ userData: app.userData, args: [LINK], waitReady: false });
  expect(await second.exited).toBe(0);
  await expect.poll(() => hashOf(page)).toContain(CODE);
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await expect.poll(isMinimized).toBe(false);
  expect(app.windows()).toHaveLength(1);
});

test('a link on the command line opens its room, and a broken one opens Home', async ({
  launch,
}) => {
  const app = await launch({ args: [LINK] });
  const page = await app.firstWindow();
  await expect.poll(() => hashOf(page)).toContain(CODE);
  await app.close();

  const other = await launch({ args: ['umeet://evil/../../m/x'] });
  await expect(home(await other.firstWindow())).toBeVisible();
});

test(
  'a Mac opens a link before the program is ready, and keeps the program without windows',
  {
    tag: '@host',
  },
  async ({ launch }) => {
    const app = await launch({ platform: 'darwin', host: { openUrl: LINK } });
    const page = await app.firstWindow();
    await expect.poll(() => hashOf(page)).toContain(CODE);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const windowCount = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await expect.poll(windowCount).toBe(0);
    const again = await app.waitForWindow(() =>
      app.evaluate(({ app: program }) => void program.emit('activate', {}, false)),
    );
    await expect(home(again)).toBeVisible();
  },
);

test('a page of another origin gets no permission', async ({ borrow, stranger }) => {
  const { app } = await borrow();
  const foreign = await app.waitForWindow(() =>
    app.evaluate(({ BrowserWindow }, address) => {
      void new BrowserWindow({ width: 400, height: 300 }).loadURL(address);
    }, stranger),
  );
  const answers = await foreign.evaluate(async () => {
    const devices = await window.navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: Error) => error.name,
    );
    const { state } = await window.navigator.permissions.query({
      name: 'camera' as PermissionName,
    });
    return { devices, state };
  });
  expect(answers).toEqual({ devices: 'NotAllowedError', state: 'denied' });
});

test('our own page gets no permission that it has no use for', async ({ running: { page } }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      ['camera', 'geolocation', 'midi', 'clipboard-read'].map((name) =>
        window.navigator.permissions
          .query({ name: name as PermissionName })
          .then(({ state }) => `${name} ${state}`),
      ),
    ),
  );
  expect(states).toEqual([
    'camera granted',
    'geolocation denied',
    'midi denied',
    'clipboard-read denied',
  ]);
});

test('a pin is taken for a host and a certificate, and for nothing else', async ({
  running: { page },
}) => {
  const codes = await page.evaluate(async () => {
    const fingerprint = `sha256/${'A'.repeat(43)}`;
    const asked = [
      { host: '10.0.0.7:7443', fingerprint },
      { host: '10.0.0.7/path', fingerprint },
      { host: 'user@10.0.0.7', fingerprint },
      { host: '10.0.0.7', fingerprint: 'sha256/short' },
      { host: '10.0.0.7', fingerprint, more: true },
    ];
    const replies = await Promise.all(asked.map((one) => window.umeet.call('service:pin', one)));
    return replies.map((reply) => (reply.ok ? 'taken' : reply.fault.code));
  });
  expect(codes).toEqual(['taken', ...Array.from({ length: 4 }, () => 'bad-request')]);
});

test('a page of another origin is not listened to, even with our bridge', async ({
  borrow,
  stranger,
}) => {
  const { app } = await borrow();
  const foreign = await app.waitForWindow(() =>
    app.evaluate(({ app: program, BrowserWindow }, address) => {
      const preload = `${program.getAppPath()}/dist/preload/preload.cjs`;
      const window = new BrowserWindow({ width: 400, height: 300, webPreferences: { preload } });
      void window.loadURL(address);
    }, stranger),
  );
  const replies = await foreign.evaluate(() =>
    Promise.all([
      window.umeet.call('app:info', undefined),
      window.umeet.call('service:address', undefined),
    ]),
  );
  const forbidden = { ok: false, fault: { code: 'forbidden' } };
  expect(replies).toMatchObject([forbidden, forbidden]);
});

test('a server cannot send a page of ours elsewhere', async ({ borrow, stranger }) => {
  const { app } = await borrow();
  const arrived = await app.evaluate(
    async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ width: 400, height: 300, show: false });
      const came = new Promise<string>((resolve) => {
        window.webContents.once('did-navigate', (_event, url) => resolve(url));
      });
      const loaded = window.loadURL(address).then(
        () => came,
        () => 'nowhere',
      );
      return loaded.finally(() => window.destroy());
    },
    `${stranger}/redirect?to=${encodeURIComponent(`${stranger}/elsewhere`)}`,
  );
  expect(arrived).toBe('nowhere');
});

test('closing the window ends the program and the service in it', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const { pid } = await startService(app, page);
  expect(isAlive(pid)).toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await app.exited).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test('a service that crashes comes back at its address, and the page is told', async ({
  borrow,
}) => {
  const { app, page } = await borrow();
  const before = await startService(app, page);
  await page.evaluate(() => {
    window.states = [];
    window.umeet.on('service:state', (state) => window.states.push(state));
  });
  process.kill(before.pid, 'SIGKILL');
  await expect.poll(() => page.evaluate(() => window.states)).toEqual(['restarting', 'running']);
  const after = await startService(app, page);
  expect(after.origin).toBe(before.origin);
  expect(after.pid).not.toBe(before.pid);
});
