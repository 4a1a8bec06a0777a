/** What the system around the program allows right now; Settings tells it beside the switches it concerns. */
export interface Presence {
  /** Whether there is an icon in the tray: without one a closed window could not be found again. */
  readonly hasTray: boolean;
  /** Whether another program holds the keys that are to switch the microphone everywhere. */
  readonly muteKeys: 'free' | 'taken';
  /**
   * Whether the system starts the program at login; `blocked` when that was chosen here, and switched off or not
   * approved in the system's own settings.
   */
  readonly login: 'on' | 'off' | 'blocked';
}

/** Before anything was asked of the system. */
export const UNKNOWN_PRESENCE: Presence = { hasTray: false, muteKeys: 'free', login: 'off' };
