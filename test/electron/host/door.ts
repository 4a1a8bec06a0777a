import { host } from './host.ts';
import { pressShortcut } from './modules/globalShortcut.ts';
import { pressMenuKeys } from './modules/menu.ts';
import { notifications } from './modules/notification.ts';
import { trays } from './modules/tray.ts';
import { log } from './osLog.ts';

/**
 * What a test can do here and not on the real runtime: read what the system was asked for, see the tray and the
 * notifications, press keys. A test that uses it is marked `@host`.
 */
export const door = {
  forgetProfile: () => host.forgetProfile(),
  log,
  notifications,
  pressMenuKeys,
  pressShortcut,
  trays,
};

/** The type of {@link door}. */
export type HostDoor = typeof door;
