import { join } from 'node:path';
import { APP_ORIGIN, originOf } from './policy/origins.ts';
import { serviceSettings, type ServiceSettings } from './policy/serviceSettings.ts';

/** What the program is started with, read once. */
export interface Facts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Where the built parts lie. */
  readonly files: {
    readonly preload: string;
    readonly rendererRoot: string;
    readonly service: string;
  };
  /** Address and origin of our page. */
  readonly page: { readonly address: string; readonly origin: string };
  readonly argv: readonly string[];
  /** How to start this program from its folder; `undefined` when it is installed and starts by itself. */
  readonly restart: { readonly program: string; readonly folder: string } | undefined;
  readonly service: ServiceSettings;
}

/**
 * Collects the facts. `builtFolder` is where the built main process lies. A program that is not packaged may be
 * pointed at a development server by `UMEET_DEV_SERVER`.
 */
export function programFacts(
  process: Pick<NodeJS.Process, 'platform' | 'argv' | 'env' | 'execPath'>,
  builtFolder: string,
  isPackaged: boolean,
): Facts {
  const dist = join(builtFolder, '..');
  const devServer = isPackaged ? undefined : process.env['UMEET_DEV_SERVER'];
  return {
    platform: process.platform,
    isPackaged,
    files: {
      preload: join(dist, 'preload', 'preload.cjs'),
      rendererRoot: join(dist, 'renderer'),
      service: join(dist, 'service', 'embedded.js'),
    },
    page: {
      address: devServer ?? `${APP_ORIGIN}/`,
      origin: (devServer && originOf(devServer)) ?? APP_ORIGIN,
    },
    argv: process.argv,
    restart: isPackaged ? undefined : { program: process.execPath, folder: join(dist, '..') },
    service: serviceSettings(process.env),
  };
}
