import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Launch } from './policy/autostart.ts';
import { managedPath } from './policy/managed.ts';
import { APP_ORIGIN, originOf } from './policy/origins.ts';
import { serviceSettings, type ServiceSettings } from './policy/serviceSettings.ts';

/** What the program is started with, read once. */
export interface Facts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Whether the desktop runs on Wayland, where it has a picker of its own for what is shared. */
  readonly isWayland: boolean;
  /** Where the built parts lie. */
  readonly files: {
    readonly preload: string;
    readonly rendererRoot: string;
    readonly service: string;
    /** Pictures for tray and taskbar. */
    readonly images: string;
    /** A text that a person may read in an editor. */
    readonly licences: string;
  };
  /** Address and origin of our page. */
  readonly page: { readonly address: string; readonly origin: string };
  readonly argv: readonly string[];
  /** How to start this program from its folder; `undefined` when it is installed and starts by itself. */
  readonly restart: { readonly program: string; readonly folder: string } | undefined;
  /** How this program is started. */
  readonly launch: Launch;
  readonly service: ServiceSettings;
  /** Where an administrator's decisions are looked for. */
  readonly managed: string;
  readonly updates: UpdateFacts;
}

/** How the program comes by newer versions of itself. */
export interface UpdateFacts {
  /** Whether it can replace itself: installed, and not by the package manager of the system. */
  readonly isPossible: boolean;
  /** Where to look in a program that is not installed; `undefined` leaves it to the installed one. */
  readonly feed: string | undefined;
  /** The file this version is, where it is one. */
  readonly ownFile: string | undefined;
}

/**
 * Collects the facts. `builtFolder` is where the built main process lies. A program that is not packaged may be
 * pointed at a development server by `UMEET_DEV_SERVER`.
 */
export function programFacts(
  process: Pick<NodeJS.Process, 'platform' | 'argv' | 'env' | 'execPath'> & {
    readonly resourcesPath?: string;
  },
  builtFolder: string,
  isPackaged: boolean,
): Facts {
  const dist = join(builtFolder, '..');
  const devServer = isPackaged ? undefined : process.env['UMEET_DEV_SERVER'];
  return {
    platform: process.platform,
    isPackaged,
    isWayland: isWayland(process),
    files: {
      preload: join(dist, 'preload', 'preload.cjs'),
      rendererRoot: join(dist, 'renderer'),
      service: join(dist, 'service', 'embedded.js'),
      images: builtFolder,
      // Packages keep it beside the archive that the program lies in.
      licences: isPackaged
        ? join(dist, '..', '..', 'THIRD-PARTY-NOTICES.txt')
        : join(dist, '..', 'LICENSE'),
    },
    page: {
      address: devServer ?? `${APP_ORIGIN}/`,
      origin: (devServer && originOf(devServer)) ?? APP_ORIGIN,
    },
    argv: process.argv,
    restart: isPackaged ? undefined : { program: process.execPath, folder: join(dist, '..') },
    launch: launchOf(process, isPackaged, join(dist, '..')),
    service: serviceSettings(process.env),
    managed:
      (isPackaged ? undefined : process.env['UMEET_MANAGED']) ??
      managedPath(process.platform, process.env),
    updates: updateFacts(process, isPackaged, hasFeed(process.resourcesPath)),
  };
}

/** Packages that were built without a feed have no such file and never look for a newer version. */
function hasFeed(resources: string | undefined): boolean {
  return resources !== undefined && existsSync(join(resources, 'app-update.yml'));
}

/** On Linux only an AppImage replaces itself; what a package manager installed it also updates. */
function updateFacts(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  isPackaged: boolean,
  builtWithFeed: boolean,
): UpdateFacts {
  const ownFile = platform === 'linux' ? env['APPIMAGE'] : undefined;
  const feed = isPackaged ? undefined : env['UMEET_UPDATE_FEED'];
  const isInstalled =
    isPackaged && builtWithFeed && (platform !== 'linux' || ownFile !== undefined);
  return { isPossible: isInstalled || feed !== undefined, feed, ownFile };
}

/** An AppImage unpacks itself anew at every start: what is started again is the image. */
function launchOf(
  { env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'>,
  isPackaged: boolean,
  folder: string,
): Launch {
  if (!isPackaged) return { program: execPath, args: [folder] };
  return { program: env['APPIMAGE'] ?? execPath, args: [] };
}

/** As Chromium finds out: a session that says so and has a display server of that kind. */
function isWayland({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): boolean {
  return platform === 'linux' && env['XDG_SESSION_TYPE'] === 'wayland' && !!env['WAYLAND_DISPLAY'];
}
