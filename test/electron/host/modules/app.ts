import type { EventEmitter } from 'node:events';
import { windowNews } from '../contents/appCore.ts';
import { host } from '../host.ts';
import { options } from '../options.ts';
import { needReady, state } from '../session.ts';
import { strict } from '../strict.ts';
import { app as raw, Preventable } from '../windows.ts';
import { commandLine } from './app/commandLine.ts';
import { identityMembers, userAgent } from './app/identity.ts';
import { createInstanceLock } from './app/instanceLock.ts';
import { createLifecycle } from './app/lifecycle.ts';
import { createPaths } from './app/paths.ts';
import { createDock, systemMembers } from './app/system.ts';
import { Menu } from './menu.ts';
import { endUtilityProcesses, utilityMetrics } from './utilityProcess.ts';

async function end(code: number): Promise<void> {
  lock.releaseSingleInstanceLock();
  endUtilityProcesses();
  await host.stop().catch(() => undefined);
  process.exit(code);
}

/** Starting and ending the program. */
export const lifecycle = createLifecycle((code) => void end(code));

const argument = process.argv.find((one) => one.startsWith('--user-data-dir='));
const paths = createPaths(identityMembers.getName, {
  userData: argument?.slice('--user-data-dir='.length) ?? options.userData,
  home: options.home,
});

const lock = createInstanceLock(
  () => paths.getPath('userData'),
  // Electron holds a second start back until the first is ready.
  ({ argv, cwd, data }) =>
    void lifecycle.members
      .whenReady()
      .then(() => raw.emit('second-instance', new Preventable(), argv, cwd, data)),
);

function beforeReady(name: string): void {
  if (state.ready) throw new Error(`app.${name}() can only be called before app is ready`);
}

const chromiumMembers = {
  commandLine,
  /** Every window of this host is sandboxed, so there is nothing to switch on. */
  enableSandbox: (): void => beforeReady('enableSandbox'),
  disableHardwareAcceleration: (): void => beforeReady('disableHardwareAcceleration'),
  isHardwareAccelerationEnabled: (): boolean => false,
  getGPUFeatureStatus: (): object => ({ gpu_compositing: 'disabled_software' }),
  getAppMetrics: (): object[] => {
    needReady('app');
    const own = { pid: process.pid, type: 'Browser', name: identityMembers.getName() };
    const load = { cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 }, creationTime: 0 };
    return [own, ...utilityMetrics()].map((one) => ({ ...one, ...load }));
  },
  isAccessibilitySupportEnabled: (): boolean => false,
  setAccessibilitySupportEnabled: (): void => needReady('app'),
  accessibilitySupportEnabled: false,
  get userAgentFallback(): string {
    return userAgent();
  },
  get applicationMenu(): Menu | null {
    return Menu.getApplicationMenu();
  },
  set applicationMenu(menu: Menu | null) {
    Menu.setApplicationMenu(menu);
  },
};

windowNews.allClosed = lifecycle.allWindowsClosed;
windowNews.staysOpen = lifecycle.staysOpen;

const members = {
  ...lifecycle.members,
  ...paths,
  ...lock,
  dock: createDock(),
};
for (const part of [members, identityMembers, systemMembers, chromiumMembers]) {
  Object.defineProperties(raw, Object.getOwnPropertyDescriptors(part));
}

/** The module `app`. */
export const app = strict('app', raw) as EventEmitter &
  typeof members &
  typeof identityMembers &
  typeof systemMembers &
  typeof chromiumMembers;
