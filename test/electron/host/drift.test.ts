import { EventEmitter } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as host from './electron.ts';
import { DownloadItem } from './downloads.ts';
import { readElectronTypes, type ElectronTypes } from './electronTypes.ts';
import { NativeImage } from './modules/nativeImage.ts';
import { Session } from './session.ts';
import { WebContents } from './windows.ts';

// The host must not offer what Electron does not have: a test would pass here and the program fail there. A new
// version of Electron brings new types, and this test names what went away.

const TYPES = join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts');
const electron: Readonly<Record<string, unknown>> = host;
const prototypeOf = (name: string): object => (electron[name] as { prototype: object }).prototype;

/** Electron's name for a shape, and the host's object of that shape. */
const SHAPES: readonly (readonly [string, () => object])[] = [
  ['App', () => electron['app'] as object],
  ['CommandLine', () => (electron['app'] as { commandLine: object }).commandLine],
  ['BrowserWindow', () => prototypeOf('BrowserWindow')],
  ['MenuItem', () => prototypeOf('MenuItem')],
  ['Menu', () => prototypeOf('Menu')],
  ['Notification', () => prototypeOf('Notification')],
  ['Tray', () => prototypeOf('Tray')],
  ['NativeImage', () => NativeImage.prototype],
  ['Session', () => Session.prototype],
  ['WebContents', () => WebContents.prototype],
  ['DownloadItem', () => DownloadItem.prototype],
  ['AutoUpdater', () => electron['autoUpdater'] as object],
  ['Clipboard', () => electron['clipboard'] as object],
  ['CrashReporter', () => electron['crashReporter'] as object],
  ['DesktopCapturer', () => electron['desktopCapturer'] as object],
  ['Dialog', () => electron['dialog'] as object],
  ['GlobalShortcut', () => electron['globalShortcut'] as object],
  ['IpcMain', () => electron['ipcMain'] as object],
  ['NativeTheme', () => electron['nativeTheme'] as object],
  ['Net', () => electron['net'] as object],
  ['PowerMonitor', () => electron['powerMonitor'] as object],
  ['PowerSaveBlocker', () => electron['powerSaveBlocker'] as object],
  ['Protocol', () => electron['protocol'] as object],
  ['SafeStorage', () => electron['safeStorage'] as object],
  ['Screen', () => electron['screen'] as object],
  ['Shell', () => electron['shell'] as object],
  ['SystemPreferences', () => electron['systemPreferences'] as object],
  ['UtilityProcess', () => electron['utilityProcess'] as object],
  ['NativeImage', () => electron['nativeImage'] as object],
];

const OF_EVERY_EMITTER = new Set([
  ...Object.getOwnPropertyNames(EventEmitter.prototype),
  ...Object.getOwnPropertyNames(new EventEmitter()),
]);

/** What the program can reach on an object, without what every object or emitter has. */
function members(object: object): string[] {
  const names = new Set<string>();
  for (
    let at: object | null = object;
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return [...names].filter((name) => !OF_EVERY_EMITTER.has(name));
}

describe('the host', () => {
  let types: ElectronTypes;
  beforeAll(() => {
    types = readElectronTypes(TYPES);
  });

  it.each(SHAPES)('offers no member that Electron has not: %s', (name, object) => {
    const known = types.membersOf(name);
    expect(known, `Electron has no ${name} any more`).toBeDefined();
    expect(members(object()).filter((member) => !known?.has(member))).toEqual([]);
  });

  it('has every name that Electron exports to the main process', () => {
    const exported = types.exportedTo('Main');
    expect(exported).toContain('app');
    expect(exported.filter((name) => !(name in electron))).toEqual([]);
  });

  it('emits no event that Electron has not', () => {
    const unknown = globSync('{modules,windows,contents}/**/*.ts', { cwd: import.meta.dirname })
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .flatMap((source) => [...source.matchAll(/\.emit\(\s*'([\w-]+)'/g)].map(([, event]) => event))
      .filter((event) => types.emittersOf(event ?? '').length === 0);
    expect([...new Set(unknown)]).toEqual([]);
  });
});
