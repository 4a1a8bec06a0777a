import type { SoundProcessing } from '../media/soundProcessing.ts';
import type { Corner } from '../meeting/selfView.ts';
import { DEFAULT_SHORTCUTS, type Shortcuts } from './shortcuts.ts';

/** Languages of the interface, as BCP 47 tags. Chinese is the product's first language. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The kinds of device a person chooses. */
export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** A chosen device. Ids change with the browser profile, labels do not; both are kept to find it again. */
export interface DeviceChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** A room that was joined before, newest first in {@link Settings.recentRooms}. */
export interface RecentRoom {
  readonly code: string;
  /** Its web invitation, when another service than this client's own holds the room. */
  readonly link?: string | undefined;
  readonly joinedAtMs: number;
}

/** A room of this client's own service, with the secret that proves it is this person's. */
export interface OwnRoom {
  readonly code: string;
  readonly ownerKey: string;
}

/** Most own rooms whose keys are kept. */
export const OWN_ROOMS_MAX = 100;

/** How many days the history of a call is kept, or for good. */
export const HISTORY_KEEPINGS = [7, 30, 90, 365, 'for-ever'] as const;
export type HistoryKeeping = (typeof HISTORY_KEEPINGS)[number];

/** What the client remembers between starts. */
export interface Settings {
  readonly name: string;
  /** `undefined` follows the system. */
  readonly language: Language | undefined;
  readonly devices: Readonly<Partial<Record<DeviceKind, DeviceChoice>>>;
  /** Whether the person last entered with these on; a new meeting starts the same way. */
  readonly startWith: { readonly microphone: boolean; readonly camera: boolean };
  readonly recentRooms: readonly RecentRoom[];
  /** Rooms that were made here, newest first: with its key this client is the room's host. */
  readonly ownRooms: readonly OwnRoom[];
  /** How long the history of calls is kept. */
  readonly keepHistory: HistoryKeeping;
  readonly shortcuts: Shortcuts;
  /** What is done to the microphone's sound. */
  readonly soundProcessing: SoundProcessing;
  /** Whether what is behind the person is blurred. */
  readonly blurBackground: boolean;
  /** Whether a lost and restored connection is heard. */
  readonly sounds: boolean;
  /** Where my own picture floats over the stage. */
  readonly selfCorner: Corner;
}

/** Most rooms that Home lists as recent. */
export const RECENT_ROOMS_MAX = 8;

/** The settings of somebody who starts Umeet for the first time. */
export const DEFAULT_SETTINGS: Settings = {
  name: '',
  language: undefined,
  devices: {},
  startWith: { microphone: true, camera: true },
  recentRooms: [],
  ownRooms: [],
  keepHistory: 90,
  shortcuts: DEFAULT_SHORTCUTS,
  soundProcessing: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGain: true,
    original: false,
  },
  blurBackground: false,
  sounds: true,
  selfCorner: 'bottom-right',
};

/** The interface language for a list of the system's preferred ones; Chinese of any kind is zh-CN. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
