import {
  PRIVACY_KINDS,
  type PrivacyAccess,
  type PrivacyKind,
} from '../../domain/desktop/privacy.ts';

/** The system's word on one kind, as Electron passes it on. */
export type MediaAccessStatus = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';

const ACCESS: Readonly<Record<MediaAccessStatus, PrivacyAccess>> = {
  'not-determined': 'undecided',
  granted: 'allowed',
  denied: 'refused',
  restricted: 'locked',
  unknown: 'unknown',
};

/** The system's word in ours. */
export function accessOf(status: MediaAccessStatus): PrivacyAccess {
  return ACCESS[status];
}

const MAC_PANE = 'x-apple.systempreferences:com.apple.preference.security?Privacy_';

/** Pages of the systems' settings. Windows lets every program see the screen, and Linux has no such pages. */
const PAGES: Readonly<
  Partial<Record<NodeJS.Platform, Readonly<Partial<Record<PrivacyKind, string>>>>>
> = {
  darwin: {
    microphone: `${MAC_PANE}Microphone`,
    camera: `${MAC_PANE}Camera`,
    screen: `${MAC_PANE}ScreenCapture`,
  },
  win32: {
    microphone: 'ms-settings:privacy-microphone',
    camera: 'ms-settings:privacy-webcam',
  },
};

/** Address of the settings' page where one kind is decided; `undefined` where there is none. */
export function settingsPage(platform: NodeJS.Platform, kind: PrivacyKind): string | undefined {
  return PAGES[platform]?.[kind];
}

/** The kinds that have such a page on this system. */
export function pagesOf(platform: NodeJS.Platform): readonly PrivacyKind[] {
  return PRIVACY_KINDS.filter((kind) => settingsPage(platform, kind) !== undefined);
}

/** What a `media` request of a page is about, by the media types it names. */
export function kindsAsked(
  mediaTypes: readonly ('audio' | 'video')[] = [],
): readonly ('microphone' | 'camera')[] {
  return mediaTypes.map((type) => (type === 'audio' ? 'microphone' : 'camera'));
}
