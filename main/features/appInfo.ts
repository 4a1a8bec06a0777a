import type { App } from 'electron';
import type { AppInfo } from '../../preload/contract.ts';

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, AppInfo['os']>>> = {
  win32: 'windows',
  darwin: 'macos',
};

/** The system by the name that the interface knows it by. */
export function systemOf(platform: NodeJS.Platform): AppInfo['os'] {
  return SYSTEMS[platform] ?? 'linux';
}

/** Facts about the program and the system's languages as they are now. */
export function readAppInfo(
  app: Pick<App, 'getVersion' | 'getPreferredSystemLanguages'>,
  platform: NodeJS.Platform,
): AppInfo {
  return {
    version: app.getVersion(),
    os: systemOf(platform),
    languages: app.getPreferredSystemLanguages(),
  };
}
