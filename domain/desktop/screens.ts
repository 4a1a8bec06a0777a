/** The person is asked what to share; answered with the same `request`. */
export interface ScreenRequest {
  readonly request: string;
  /** Whether the sound of the computer can be shared as well. */
  readonly audio: boolean;
}

/** A screen or a window that can be shared. */
export interface ScreenSource {
  readonly id: string;
  readonly kind: 'screen' | 'window';
  /** The window's title; of a screen what the system calls it. Untrusted text. */
  readonly name: string;
  /** How it looks now, as a data address; `null` when the system gives no picture. */
  readonly picture: string | null;
}

/** What can be shared now. */
export interface ScreenSources {
  /** `refused`: the system does not let this program see the screen, so there is nothing to choose from. */
  readonly access: 'allowed' | 'refused';
  readonly sources: readonly ScreenSource[];
}

/** What the person chose. */
export interface ScreenChoice {
  readonly id: string;
  readonly audio: boolean;
}
