import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MenuItem } from 'electron';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { controls, home, startMeeting } from './support/meeting.ts';

// What the program is outside of its window: its place on the desktop, tray, menus, keys, start at login.

const KEYS = 'CommandOrControl+Shift+M';

const mute = (page: Page) => controls(page).getByRole('button', { name: 'Mute' });
const unmute = (page: Page) => page.getByRole('button', { name: 'Unmute' });

async function settings(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Settings' }).click();
  const section = page.getByRole('region', { name: 'Desktop program' });
  await expect(section).toBeVisible();
  return section;
}

/** Turns a setting on or off. It shows the change once the program has made it. */
async function turn(section: Locator, name: string, isOn: boolean): Promise<void> {
  const toggle = section.getByRole('switch', { name });
  await toggle.click();
  await expect(toggle).toBeChecked({ checked: isOn });
}

/** From now on, the tray's menu as its labels and its picture; nothing before they change the first time. */
async function watchTray(app: TestApp) {
  await app.evaluate(({ Tray }) => {
    const { setContextMenu, setImage } = Tray.prototype;
    const seen: { menu?: Electron.Menu | null; picture?: string } = {};
    Object.assign(globalThis, { seenTray: seen });
    Tray.prototype.setContextMenu = function remember(menu) {
      seen.menu = menu;
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setImage = function remember(image) {
      seen.picture = typeof image === 'string' ? image : image.toDataURL();
      setImage.call(this, image);
    };
  });
  return {
    labels: () =>
      app.evaluate(() => {
        const { seenTray } = globalThis as unknown as { seenTray: { menu?: Electron.Menu } };
        return (seenTray.menu?.items ?? []).filter(({ label }) => label).map(({ label }) => label);
      }),
    picture: () =>
      app.evaluate(
        () => (globalThis as unknown as { seenTray: { picture?: string } }).seenTray.picture,
      ),
  };
}

const clickTray = (app: TestApp, label: string) =>
  app.evaluate((_electron, wanted) => {
    const { seenTray } = globalThis as unknown as { seenTray: { menu?: Electron.Menu } };
    seenTray.menu?.items.find((item) => item.label === wanted)?.click();
  }, label);

/** The application menu as `id or role: label, enabled`. */
const menuItems = (app: TestApp) =>
  app.evaluate(({ Menu }) => {
    const flat = (items: MenuItem[]): MenuItem[] =>
      items.flatMap((item) => [item, ...flat(item.submenu?.items ?? [])]);
    return flat(Menu.getApplicationMenu()?.items ?? []).map(({ id, label, enabled }) => ({
      id,
      label,
      enabled,
    }));
  });

const windowState = (app: TestApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window && { isVisible: window.isVisible(), bounds: window.getNormalBounds() };
  });

test('the window opens on a display that is there, and comes back where it was', async ({
  launch,
  folder,
}) => {
  const gone = { x: 9_000, y: 5_000, width: 1000, height: 700 };
  const kept = { bounds: gone, isMaximized: false, isFullScreen: false };
  await writeFile(join(folder, 'window.json'), JSON.stringify(kept));
  const app = await launch({ userData: folder });
  await expect(home(await app.firstWindow())).toBeVisible();
  const areas = await app.evaluate(({ screen }) => screen.getAllDisplays().map((d) => d.workArea));
  const { bounds } = (await windowState(app)) ?? { bounds: gone };
  const isSeen = areas.some(
    ({ x, y, width, height }) =>
      bounds.x >= x &&
      bounds.y >= y &&
      bounds.x + bounds.width <= x + width &&
      bounds.y + bounds.height <= y + height,
  );
  expect(isSeen).toBe(true);

  const placed = { x: 200, y: 120, width: 1000, height: 700 };
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(wanted);
    window?.close();
  }, placed);
  expect(await app.exited).toBe(0);
  const again = await launch({ userData: folder });
  await again.firstWindow();
  expect(await windowState(again)).toMatchObject({ bounds: placed });
});

test('tray, menu and the keys for the microphone follow a meeting', async ({ borrow }) => {
  const { app, page } = await borrow();
  const tray = await watchTray(app);
  // The keys are pressed by the test: what is registered is remembered, and handed to the system as well.
  await app.evaluate(({ globalShortcut }) => {
    const { register } = globalShortcut;
    const keys: { press?: () => void } = {};
    Object.assign(globalThis, { seenKeys: keys });
    globalShortcut.register = (accelerator, run) => {
      keys.press = run;
      return register.call(globalShortcut, accelerator, run);
    };
  });
  const section = await settings(page);
  await turn(section, 'Switch the microphone by keys', true);
  await page.getByRole('link', { name: 'Home' }).click();
  const areHeld = () =>
    app.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), KEYS);
  expect(await areHeld()).toBe(false);

  await startMeeting(page);
  await expect.poll(areHeld).toBe(true);
  await expect.poll(tray.labels).toContain('Mute');
  const inCall = await tray.picture();
  expect(inCall).toBeDefined();
  const press = () =>
    app.evaluate(() => {
      const { seenKeys } = globalThis as unknown as { seenKeys: { press?: () => void } };
      seenKeys.press?.();
    });
  await press();
  await expect(unmute(page).first()).toBeVisible();
  await expect.poll(tray.labels).toContain('Unmute');
  expect(await tray.picture()).not.toBe(inCall);
  const leave = (await menuItems(app)).find(({ id }) => id === 'meeting.leave');
  expect(leave).toEqual({ id: 'meeting.leave', label: 'Leave', enabled: true });
  await clickTray(app, 'Unmute');
  await expect(mute(page)).toBeVisible();

  await clickTray(app, 'Leave');
  await expect(home(page)).toBeVisible();
  await expect.poll(tray.labels).not.toContain('Leave');
  await expect.poll(areHeld).toBe(false);
});

test('the menu speaks the language of the page at once', async ({ borrow }) => {
  const { app, page } = await borrow();
  const labels = async () => (await menuItems(app)).map(({ label }) => label);
  await expect.poll(labels).toContain('New meeting');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Interface language' }).selectOption('中文');
  await expect.poll(labels).toContain('发起会议');
  const english = (await labels()).filter((label) => /^(Undo|Quit|About|Window|Help)/.test(label));
  expect(english).toEqual([]);
});

test('a window that is closed to the tray comes back, and the program still quits', async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.firstWindow();
  const section = await settings(page);
  await turn(section, 'Keep running in the system tray', true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windowState(app)).toMatchObject({ isVisible: false });
  // Starting it again is how a person finds it who has no tray.
  const second = await launch({ userData: app.userData, waitReady: false });
  expect(await second.exited).toBe(0);
  await expect.poll(() => windowState(app)).toMatchObject({ isVisible: true });
  await app.evaluate(({ app: program }) => program.quit());
  expect(await app.exited).toBe(0);
});

test('the jump list’s commands are done at a first and at a second start', async ({ launch }) => {
  const app = await launch({ args: ['--umeet-command=settings.open'] });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  const args = ['--umeet-command=meeting.new'];
  const second = await launch({ userData: app.userData, args, waitReady: false });
  expect(await second.exited).toBe(0);
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
});

test('starting at login is a file that the desktop reads, and starts without a window', async ({
  launch,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps the list');
  const config = join(folder, '.config');
  const env = { XDG_CONFIG_HOME: config };
  const app = await launch({ env, host: { home: folder } });
  const page = await app.firstWindow();
  const section = await settings(page);
  const file = join(config, 'autostart', 'umeet.desktop');
  await turn(section, 'Start Umeet when I log in', true);
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"--hidden"');
  await turn(section, 'Start Umeet when I log in', false);
  await expect.poll(() => readFile(file, 'utf8').catch(() => 'gone')).toBe('gone');
  await app.close();

  const hidden = await launch({ args: ['--hidden'] });
  await expect(home(await hidden.firstWindow())).toBeVisible();
  expect(await windowState(hidden)).toMatchObject({ isVisible: false });
});

test('the page may open one small picture that stays on top, and nothing else', async ({
  borrow,
}) => {
  const { app, page } = await borrow();
  await expect(home(page)).toBeVisible();
  const opened = await page.evaluate(() => {
    const name = 'umeet-picture-in-picture';
    return {
      elsewhere: window.open('app://bundle/', name) !== null,
      other: window.open('about:blank', 'other') !== null,
      hasBridge: 'umeet' in (window.open('about:blank', name) ?? window),
    };
  });
  expect(opened).toEqual({ elsewhere: false, other: false, hasBridge: false });
  const onTop = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter((window) => window.isAlwaysOnTop()).length,
    );
  await expect.poll(onTop).toBe(1);
  await page.reload();
  await expect.poll(onTop).toBe(0);
});
