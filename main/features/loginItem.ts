import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { autostartEntry, isAutostartOn, type Launch } from '../policy/autostart.ts';

/** The system's own list of what it starts at login, as far as this program is on it. */
export interface LoginItem {
  /** `blocked`: it is on the list, and switched off or not yet approved there. */
  state(): 'on' | 'off' | 'blocked';
  set(isOn: boolean): void;
}

/** What a login item needs of Electron and of the program. */
export interface LoginItemParts {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'getPath'>;
  readonly platform: NodeJS.Platform;
  /** How the program is to be started. */
  readonly launch: Launch;
}

/** The login item of this system. */
export function systemLoginItem({ app, platform, launch }: LoginItemParts): LoginItem {
  if (platform === 'win32') return windowsLoginItem(app, launch);
  if (platform === 'darwin') return macLoginItem(app);
  // Electron knows no login items on Linux. `appData` is $XDG_CONFIG_HOME, or ~/.config.
  return linuxLoginItem(join(app.getPath('appData'), 'autostart', 'umeet.desktop'), launch);
}

function windowsLoginItem(app: LoginItemParts['app'], { program, args }: Launch): LoginItem {
  const which = { path: program, args: [...args] };
  return {
    state: () => {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(which);
      if (!openAtLogin) return 'off';
      return executableWillLaunchAtLogin ? 'on' : 'blocked';
    },
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, ...which }),
  };
}

function macLoginItem(app: LoginItemParts['app']): LoginItem {
  return {
    state: () => {
      const { status } = app.getLoginItemSettings();
      if (status === 'enabled') return 'on';
      return status === 'requires-approval' ? 'blocked' : 'off';
    },
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn }),
  };
}

function linuxLoginItem(path: string, launch: Launch): LoginItem {
  return {
    state: () => {
      try {
        return isAutostartOn(readFileSync(path, 'utf8')) ? 'on' : 'blocked';
      } catch {
        return 'off';
      }
    },
    set: (isOn) => {
      if (!isOn) return rmSync(path, { force: true });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, autostartEntry(launch));
    },
  };
}
