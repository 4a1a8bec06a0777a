import { afterEach, describe, expect, it } from 'vitest';
import { CALL_NAMES } from '../preload/contract.ts';
import { silentPage } from '../domain/desktop/pageFacts.ts';
import { FakeElectron } from '../test/fakes/electron.ts';
import { programFacts } from './facts.ts';
import { startDesktop } from './index.ts';
import { guards } from './ipc/guards.ts';

const LINK = 'umeet://192.168.1.5:7443/m/abc-defg-hjk';
const PAGE = 'app://bundle/';

const running: FakeElectron[] = [];
afterEach(() => {
  for (const electron of running.splice(0)) electron.cleanUp();
});

async function boot(argv: readonly string[] = [], options: { isFirst?: boolean } = {}) {
  const electron = new FakeElectron(options);
  running.push(electron);
  const started = { platform: 'linux', argv: [...argv], env: {}, execPath: '/electron' } as const;
  startDesktop(
    electron.parts,
    programFacts({ ...started, argv: [...argv] }, '/program/dist/main', true),
  );
  await electron.becomeReady();
  return electron;
}

describe('the desktop program', () => {
  it('has a guard and a handler for every call of the contract, and for no other', async () => {
    const electron = await boot();
    const names = CALL_NAMES.toSorted();
    expect([...electron.calls.keys()].toSorted()).toEqual(names);
    expect(Object.keys(guards).toSorted()).toEqual(names);
  });

  it('does before Electron is ready what must be done then', () => {
    const electron = new FakeElectron();
    running.push(electron);
    const started = { platform: 'linux', argv: [], env: {}, execPath: '/electron' } as const;
    startDesktop(
      electron.parts,
      programFacts({ ...started, argv: [] }, '/program/dist/main', true),
    );
    expect(electron.log).toEqual(['privileged', 'sandbox', 'scheme umeet']);
    expect(electron.windows).toHaveLength(0);
  });

  it('opens one window with our page in it, locked up', async () => {
    const { windows } = await boot();
    expect(windows.map((window) => window.loaded)).toEqual([PAGE]);
    expect(windows[0]?.options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      backgroundThrottling: false,
      devTools: false,
    });
  });

  it('ends at once when it already runs', async () => {
    const electron = await boot([], { isFirst: false });
    expect(electron.log.at(-1)).toBe('quit');
    expect(electron.windows).toHaveLength(0);
  });

  it('says what it is', async () => {
    const electron = await boot();
    expect(await electron.call('app:info')).toEqual({
      ok: true,
      value: { version: '1.2.3', os: 'linux', languages: ['zh-CN', 'en'] },
    });
  });

  it('hands the link it was started with to the page, once', async () => {
    const electron = await boot(['umeet', LINK]);
    expect(await electron.call('link:take')).toEqual({ ok: true, value: LINK });
    expect(await electron.call('link:take')).toEqual({ ok: true, value: null });
  });

  it('hands a link of a second start to the page and comes to the front', async () => {
    const electron = await boot();
    await electron.call('link:take');
    electron.app.emit('second-instance', {}, ['umeet', LINK]);
    expect(electron.windows[0]?.webContents.sent).toEqual([['link:opened', LINK]]);
    expect(electron.windows[0]?.shown).toBe(1);
  });

  it('keeps a link that comes while the page is loaded anew', async () => {
    const electron = await boot();
    await electron.call('link:take');
    electron.windows[0]?.webContents.emit('did-navigate', {}, PAGE);
    electron.app.emit('open-url', { preventDefault: () => undefined }, LINK);
    expect(electron.windows[0]?.webContents.sent).toEqual([]);
    expect(await electron.call('link:take')).toEqual({ ok: true, value: LINK });
  });

  it('opens no second window, leaves no page for another, and sends people outside safely', async () => {
    const { windows, openedOutside } = await boot();
    const contents = windows[0]?.webContents;
    expect(contents?.windowOpen?.({ url: 'https://www.umeet.com.cn/' })).toEqual({
      action: 'deny',
    });
    expect(contents?.windowOpen?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    const prevented: string[] = [];
    for (const event of ['will-navigate', 'will-redirect']) {
      for (const url of ['https://evil.example/', 'app://bundle/#/m/abc-defg-hjk']) {
        contents?.emit(event, { url, preventDefault: () => prevented.push(`${event} ${url}`) });
      }
    }
    expect(prevented).toEqual([
      'will-navigate https://evil.example/',
      'will-redirect https://evil.example/',
    ]);
    expect(openedOutside).toEqual([
      'https://www.umeet.com.cn/',
      'https://evil.example/',
      'https://evil.example/',
    ]);
  });

  it('decides permissions both ways a page can come to them', async () => {
    const { session } = await boot();
    const asked: boolean[] = [];
    const request = session['permissionRequest'] as (...all: unknown[]) => void;
    for (const requestingUrl of [PAGE, 'https://evil.example/']) {
      request({}, 'media', (granted: boolean) => asked.push(granted), {
        requestingUrl,
        isMainFrame: true,
      });
    }
    expect(asked).toEqual([true, false]);
    const check = session['permissionCheck'] as (...all: unknown[]) => boolean;
    expect(check(null, 'media', PAGE, { isMainFrame: true })).toBe(true);
    expect(check(null, 'geolocation', PAGE, { isMainFrame: true })).toBe(false);
  });

  it('tells the page when nobody can see its window, which the page itself cannot know', async () => {
    const [window] = (await boot()).windows;
    for (const event of ['minimize', 'restore', 'hide', 'show']) window?.emit(event);
    expect(window?.webContents.sent).toEqual(
      [false, true, false, true].map((isSeen) => ['window:seen', isSeen]),
    );
  });

  it('hides to the tray when its window is closed, if the person wishes so, and still quits', async () => {
    const electron = await boot();
    const [window] = electron.windows;
    let prevented = 0;
    const close = () => window?.emit('close', { preventDefault: () => (prevented += 1) });
    close();
    expect([prevented, window?.hidden]).toEqual([0, 0]);
    await electron.call('preferences:change', { closeToTray: true });
    close();
    expect([prevented, window?.hidden]).toEqual([1, 1]);
    electron.autoUpdater.emit('before-quit-for-update');
    close();
    expect([prevented, window?.hidden]).toEqual([1, 1]);
  });

  it('starts in the tray at login, but shows what it was started for', async () => {
    const shows = async (...argv: string[]) => {
      const [window] = (await boot(['umeet', '--hidden', ...argv])).windows;
      window?.emit('ready-to-show');
      return window?.shown;
    };
    expect(await shows()).toBe(0);
    expect(await shows(LINK)).toBe(1);
    expect(await shows('--umeet-command=meeting.new')).toBe(1);
  });

  it('does a command it was started with, or started again with, once the page listens', async () => {
    const electron = await boot(['umeet', '--umeet-command=meeting.new']);
    const sent = electron.windows[0]?.webContents.sent;
    expect(sent).toEqual([]);
    await electron.call('page:tell', silentPage('en'));
    expect(sent).toEqual([['command:run', 'meeting.new']]);
    electron.app.emit('second-instance', {}, ['umeet', '--umeet-command=settings.open']);
    expect(sent?.at(-1)).toEqual(['command:run', 'settings.open']);
    const meeting = { ...silentPage('en').meeting, at: 'in', code: 'abc-defg-hjk' };
    await electron.call('page:tell', { language: 'en', meeting });
    electron.app.emit('second-instance', {}, ['umeet', '--umeet-command=meeting.new']);
    expect(sent?.filter(([name]) => name === 'command:run')).toHaveLength(2);
  });

  it('shows its page’s meeting in the tray and lets its keys go with the meeting', async () => {
    const electron = await boot();
    await electron.call('preferences:change', { globalMute: true, closeToTray: false });
    const meeting = { ...silentPage('en').meeting, at: 'in', microphone: 'on' };
    await electron.call('page:tell', { language: 'en', meeting });
    expect(electron.trays[0]?.image).toContain('call.png');
    electron.keys.get('CommandOrControl+Shift+M')?.();
    expect(electron.windows[0]?.webContents.sent).toContainEqual([
      'command:run',
      'microphone.toggle',
    ]);
    electron.windows[0]?.webContents.emit('did-navigate', {}, PAGE);
    expect(electron.trays[0]?.image).toContain('idle.png');
    expect(electron.keys.size).toBe(0);
    expect(await electron.call('presence:get')).toEqual({
      ok: true,
      value: { hasTray: true, muteKeys: 'free', login: 'off' },
    });
  });

  it('ends the service before itself', async () => {
    const electron = await boot();
    void electron.call('service:address');
    expect(electron.forked).toHaveLength(1);
    let prevented = 0;
    electron.app.emit('will-quit', { preventDefault: () => (prevented += 1) });
    await new Promise((resolve) => setImmediate(resolve));
    expect(prevented).toBe(1);
    expect(electron.log.at(-1)).toBe('quit');
    electron.app.emit('will-quit', { preventDefault: () => (prevented += 1) });
    expect(prevented).toBe(1);
  });
});
