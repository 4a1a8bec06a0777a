/** How the program finds its way to the network. */
export type ProxySettings =
  /** As the system says. */
  | { readonly mode: 'system' }
  /** None, whatever the system says. */
  | { readonly mode: 'direct' }
  /** One server for everything but the hosts left out, both as Chromium's proxy rules write them. */
  | { readonly mode: 'fixed'; readonly server: string; readonly bypass: string }
  /** A script of the company decides (PAC). */
  | { readonly mode: 'script'; readonly address: string };

/** What a person decides about the desktop program itself. Kept by the main process; a browser has none of it. */
export interface DesktopSettings {
  /** Closing the window leaves the program in the tray instead of ending it. */
  readonly closeToTray: boolean;
  readonly openAtLogin: boolean;
  /** Whether {@link muteKeys} switch the microphone while another program has the keyboard. */
  readonly globalMute: boolean;
  /** The keys for it, as an Electron accelerator. */
  readonly muteKeys: string;
  readonly notifications: boolean;
  /** Look for new versions and fetch them; installing is asked for, and never happens in a call. */
  readonly automaticUpdates: boolean;
  readonly proxy: ProxySettings;
}

/** Name of one of the {@link DesktopSettings}. */
export type DesktopSettingName = keyof DesktopSettings;

/** The settings as they are in force, and which of them an administrator has decided. */
export interface Preferences {
  readonly settings: DesktopSettings;
  readonly locked: readonly DesktopSettingName[];
}

/** The settings of a program that was just installed: it does nothing on its own that was not asked for. */
export const DEFAULT_DESKTOP_SETTINGS: DesktopSettings = {
  closeToTray: false,
  openAtLogin: false,
  globalMute: false,
  muteKeys: 'CommandOrControl+Shift+M',
  notifications: true,
  automaticUpdates: true,
  proxy: { mode: 'system' },
};
