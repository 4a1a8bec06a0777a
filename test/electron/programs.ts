import type { Page } from '@playwright/test';
import type { Bridge } from '../../preload/contract.ts';
import type { ElectronModule } from './launch/types.ts';
import { launchApp, type LaunchOptions, type TestApp } from './launchApp.ts';

declare const window: globalThis.Window & { readonly umeet: Bridge };

/** A running program and the page in its first window. */
export interface Running {
  readonly app: TestApp;
  readonly page: Page;
}

/** Running programs that tests hand on to each other; there is at most one for each set of launch options. */
export interface Programs {
  /** The program for these options, as it was left, unless the test before changed it. */
  look(options?: LaunchOptions): Promise<Running>;
  /** As {@link look}, always in its first state. Whoever comes next gets it put back. */
  borrow(options?: LaunchOptions): Promise<Running>;
  close(): Promise<void>;
}

interface Lent extends Running {
  /** Puts the program back to its first state; false when it cannot be. */
  readonly putBack: () => Promise<boolean>;
  use: 'none' | 'looked at' | 'changed';
}

/** Makes an empty collection of programs. A start costs a second and more, putting one back a fifth of it. */
export function createPrograms(): Programs {
  const all = new Map<string, Lent>();
  const fresh = async (options: LaunchOptions): Promise<Lent> => {
    const key = JSON.stringify(options);
    const lent = await start(options);
    all.set(key, lent);
    return lent;
  };
  const take = async (options: LaunchOptions, staleAfter: readonly Lent['use'][]) => {
    const known = all.get(JSON.stringify(options));
    if (!known) return fresh(options);
    if (!staleAfter.includes(known.use)) return known;
    if (await known.putBack()) return Object.assign(known, { use: 'none' as const });
    await known.app.close();
    return fresh(options);
  };
  return {
    look: async (options = {}) => {
      const lent = await take(options, ['changed']);
      lent.use = 'looked at';
      return lent;
    },
    borrow: async (options = {}) => {
      const lent = await take(options, ['looked at', 'changed']);
      lent.use = 'changed';
      return lent;
    },
    close: async () => {
      await Promise.all([...all.values()].map(({ app }) => app.close()));
    },
  };
}

async function start(options: LaunchOptions): Promise<Lent> {
  const app = await launchApp(options);
  try {
    const page = await app.firstWindow();
    await app.evaluate(rememberMembers);
    const settings = await settingsOf(page);
    const putBack = () =>
      putBackAll({ app, page }, settings).then(
        () => true,
        () => false,
      );
    return { app, page, putBack, use: 'none' };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function putBackAll({ app, page }: Running, settings: Settings): Promise<void> {
  await app.evaluate(restoreMembers);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  // Not by the page: one in a meeting may want to stay.
  await app.evaluate(closeOthersAndGoHome);
  await page.getByRole('button', { name: 'New meeting' }).waitFor({ timeout: PUT_BACK_MS });
  const changed = Object.entries(await settingsOf(page)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(settings[name]),
  );
  if (changed.length === 0) return;
  const first = Object.fromEntries(changed.map(([name]) => [name, settings[name]]));
  await page.evaluate((change) => window.umeet.call('preferences:change', change), first);
}

const PUT_BACK_MS = 5_000;

type Settings = Readonly<Record<string, unknown>>;

function settingsOf(page: Page): Promise<Settings> {
  return page.evaluate(async () => {
    const reply = await window.umeet.call('preferences:get', undefined);
    if (!reply.ok) throw new Error(reply.fault.code);
    return { ...reply.value.settings };
  });
}

// The following run in the program: they are carried there as text and see nothing of this file.

type Members = { object: object; first: Record<string, PropertyDescriptor> }[];

/** Remembers the functions of Electron that tests put their own in place of. */
function rememberMembers(electron: ElectronModule): void {
  const { BrowserWindow, Notification, Tray, desktopCapturer, dialog, globalShortcut } = electron;
  const { powerMonitor, powerSaveBlocker, safeStorage, shell, systemPreferences } = electron;
  const classes = [BrowserWindow, Notification, Tray];
  const objects: object[] = [...classes, ...classes.map(({ prototype }) => prototype)];
  objects.push(desktopCapturer, dialog, globalShortcut, powerMonitor, powerSaveBlocker);
  objects.push(safeStorage, shell, systemPreferences);
  const members = objects.map((object) => ({
    object,
    first: Object.getOwnPropertyDescriptors(object),
  }));
  Object.assign(globalThis, { firstMembers: members });
}

/** Puts those functions back. */
function restoreMembers(): void {
  const { firstMembers } = globalThis as unknown as { firstMembers: Members };
  for (const { object, first } of firstMembers) {
    for (const [name, now] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      const before = first[name];
      if (typeof now.value !== 'function' || now.value === before?.value) continue;
      if (before) Object.defineProperty(object, name, before);
      else Reflect.deleteProperty(object, name);
    }
  }
}

/** Leaves the first window alone, with Home in it. */
async function closeOthersAndGoHome({ BrowserWindow }: ElectronModule): Promise<void> {
  const [first, ...others] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id);
  for (const window of others) window.destroy();
  // Without a hash it is loaded anew, also when it is there already.
  const [home = ''] = first?.webContents.getURL().split('#') ?? [];
  await first?.loadURL(home);
}
