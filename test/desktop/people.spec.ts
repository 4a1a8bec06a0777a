import { io, type Socket } from 'socket.io-client';
import type { Bridge } from '../../preload/contract.ts';
import { PROTOCOL_VERSION, SOCKET_PATH } from '../../service/protocol/index.ts';
import { expect, test as base } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { controls, home, startMeeting } from './support/meeting.ts';
import { watchNotices } from './support/notices.ts';

// What the program asks of the person and tells them: permissions, power, notices, the service's trouble.

type Told = globalThis.Window & { readonly umeet: Bridge; resumed: number };
declare const window: Told;

const test = base.extend<{ comes: (origin: string, code: string, name: string) => Promise<void> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  comes: async ({}, use) => {
    const sockets: Socket[] = [];
    await use(async (origin, code, name) => {
      const options = { path: SOCKET_PATH, transports: ['websocket'], reconnection: false };
      const socket = io(origin, options);
      sockets.push(socket);
      const media = { microphone: 'off', camera: 'off' };
      const incarnation = `incarnation-of-${name}-00000000`;
      const request = { protocol: PROTOCOL_VERSION, code, name, incarnation, media };
      const reply: unknown = await socket.timeout(5_000).emitWithAck('room:join', request);
      expect(reply).toMatchObject({ ok: true });
    });
    for (const socket of sockets) socket.disconnect();
  },
});

/** Notes what the system is asked to open, and refuses the microphone. */
async function refuseMicrophone(app: TestApp): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell, systemPreferences }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    shell.openExternal = (address: string) => {
      opened.push(address);
      return Promise.resolve();
    };
    systemPreferences.getMediaAccessStatus = (kind) =>
      kind === 'microphone' ? 'denied' : 'granted';
  });
  return () => app.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages);
}

const SYSTEMS = [
  {
    platform: 'darwin',
    words: 'System Settings',
    address: 'x-apple.systempreferences:',
    kinds: ['Microphone', 'Camera', 'Screen content'],
  },
  {
    platform: 'win32',
    words: 'desktop apps',
    address: 'ms-settings:privacy-microphone',
    kinds: ['Microphone', 'Camera'],
  },
] as const;

for (const { platform, words, address, kinds } of SYSTEMS) {
  test(`a microphone that ${platform} refuses is explained, with the way to its settings @host`, async ({
    borrow,
  }) => {
    const { app, page } = await borrow({ platform });
    await home(page).waitFor();
    const opened = await refuseMicrophone(app);
    await home(page).click();
    const problem = page.getByRole('alert').filter({ hasText: 'may not use the microphone' });
    await expect(problem).toContainText(words);
    await expect(page.getByRole('alert').filter({ hasText: 'camera' })).toHaveCount(0);
    await problem.getByRole('button', { name: 'Open system settings' }).click();
    await expect.poll(opened).toHaveLength(1);
    expect((await opened())[0]).toContain(address);

    await app.evaluate(({ systemPreferences }) => {
      systemPreferences.getMediaAccessStatus = () => 'granted';
    });
    await problem.getByRole('button', { name: 'Try again' }).click();
    await expect(problem).toHaveCount(0);
    await page.getByRole('link', { name: 'Settings' }).click();
    const rows = page.getByRole('region', { name: 'System permissions' }).getByRole('listitem');
    await expect(rows).toHaveText(kinds.map((kind) => new RegExp(`^${kind}Allowed`)));
  });
}

test('macOS is asked for what it has not decided, when it is needed and not before @host', async ({
  borrow,
}) => {
  const { app, page } = await borrow({ platform: 'darwin' });
  await home(page).waitFor();
  await app.evaluate(({ systemPreferences }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedFor: asked });
    systemPreferences.getMediaAccessStatus = () => 'not-determined';
    systemPreferences.askForMediaAccess = (kind) => {
      asked.push(kind);
      return Promise.resolve(kind === 'camera');
    };
  });
  const asked = () =>
    app.evaluate(() => (globalThis as unknown as { askedFor: string[] }).askedFor);
  expect(await asked()).toEqual([]);
  await home(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'microphone' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'camera' })).toHaveCount(0);
  expect((await asked()).toSorted()).toEqual(['camera', 'microphone']);
});

const isKeptAwake = (app: TestApp) =>
  app.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 50 }, (_, id) => powerSaveBlocker.isStarted(id)).some(Boolean),
  );

test('the screen stays on in a meeting, which hears of the end of a sleep', async ({ borrow }) => {
  const { app, page } = await borrow();
  await home(page).waitFor();
  await page.evaluate(() => {
    window.resumed = 0;
    window.umeet.on('power:resumed', () => (window.resumed += 1));
  });
  const wake = () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await wake();
  expect(await isKeptAwake(app)).toBe(false);

  await startMeeting(page);
  expect(await isKeptAwake(app)).toBe(true);
  await wake();
  await expect.poll(() => page.evaluate(() => window.resumed)).toBe(1);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(controls(page)).toBeVisible();

  await controls(page).getByRole('button', { name: 'Leave' }).click();
  await home(page).waitFor();
  await expect.poll(() => isKeptAwake(app)).toBe(false);
});

test('who joins somebody alone is told by the system, or in the window when that fails', async ({
  borrow,
  comes,
}) => {
  const { app, page } = await borrow();
  const { origin, code } = await startMeeting(page);
  const notices = await watchNotices(app);
  await comes(origin, code, 'Bo');
  await expect.poll(notices.titles).toEqual(['Bo joined the meeting']);
  await comes(origin, code, 'Cleo');
  await expect(page.getByRole('region', { name: 'Cleo' })).toBeVisible();
  expect(await notices.titles()).toHaveLength(1);

  // Its button mutes, and shows the window.
  const unmute = controls(page).getByRole('button', { name: 'Unmute' });
  await notices.emit('action', { actionIndex: 0 });
  await unmute.click();

  await notices.emit('failed', {}, 'not signed');
  const card = page.getByRole('status').filter({ hasText: 'no longer the only one' });
  await expect(card).toContainText('Bo joined the meeting');
  await card.getByRole('button', { name: 'Mute' }).click();
  await expect(unmute).toBeVisible();
  await expect(card).toHaveCount(0);
});

test('a service that crashes is said to be restarted, and to run again', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await startMeeting(page);
  const crash = () =>
    app.evaluate(({ app: program }) => {
      const isService = ({ name }: Electron.ProcessMetric) => name === 'Umeet meeting service';
      const pid = program.getAppMetrics().find(isService)?.pid;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    });
  await crash();
  await expect(page.getByRole('alert').filter({ hasText: 'being restarted' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'runs again' })).toBeVisible();

  await controls(page).getByRole('button', { name: 'Leave' }).click();
  await home(page).waitFor();
  await crash();
  const strip = page.getByRole('status').filter({ hasText: 'is being restarted' });
  await expect(strip).toBeVisible();
  await expect(strip).toHaveCount(0);
});
