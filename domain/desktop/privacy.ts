/** What a system may keep from a program. */
export const PRIVACY_KINDS = ['microphone', 'camera', 'screen'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];

/**
 * What the system says about one of them. `locked`: somebody else decides, an administrator or a parent;
 * `undecided`: the person will be asked; `unknown`: this system has no such word.
 */
export type PrivacyAccess = 'allowed' | 'refused' | 'locked' | 'undecided' | 'unknown';

/** The system's word on all of them, as it is now. */
export interface PrivacyStatus {
  readonly os: 'windows' | 'macos' | 'linux';
  readonly access: Readonly<Record<PrivacyKind, PrivacyAccess>>;
  /** Those that have a page in the system's settings which the program can open. */
  readonly pages: readonly PrivacyKind[];
}
