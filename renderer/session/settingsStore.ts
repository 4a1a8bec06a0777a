import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  DEFAULT_SETTINGS,
  HISTORY_KEEPINGS,
  LANGUAGES,
  OWN_ROOMS_MAX,
  RECENT_ROOMS_MAX,
  type RecentRoom,
  type Settings,
} from '../../domain/settings/settings.ts';
import { parseKey } from '../../domain/settings/shortcuts.ts';
import { isRoomCode } from '../../domain/ids.ts';
import { CORNERS } from '../../domain/meeting/selfView.ts';
import { parseInvitation } from '../../domain/meeting/invitation.ts';
import type { KeyValueStore } from '../platform/platform.ts';

const KEY = 'settings';

const choiceSchema = z
  .object({ deviceId: z.string(), label: z.string() })
  .optional()
  .catch(undefined);

// Each part falls back alone: what one version wrote badly must not cost the name and the rooms.
const settingsSchema = z.object({
  name: z.string().max(256).catch(DEFAULT_SETTINGS.name),
  language: z.enum(LANGUAGES).optional().catch(undefined),
  devices: z
    .object({ microphone: choiceSchema, camera: choiceSchema, speaker: choiceSchema })
    .catch({}),
  startWith: z
    .object({ microphone: z.boolean(), camera: z.boolean() })
    .catch(DEFAULT_SETTINGS.startWith),
  recentRooms: z
    .array(
      z.object({
        code: z.string().refine(isRoomCode),
        link: z
          .string()
          .refine((link) => parseInvitation(link) !== undefined)
          .optional(),
        joinedAtMs: z.number(),
      }),
    )
    .max(RECENT_ROOMS_MAX)
    .catch([]),
  ownRooms: z
    .array(z.object({ code: z.string().refine(isRoomCode), ownerKey: z.string().max(128) }))
    .max(OWN_ROOMS_MAX)
    .catch([]),
  keepHistory: z.literal(HISTORY_KEEPINGS).catch(DEFAULT_SETTINGS.keepHistory),
  shortcuts: z
    .object({
      isOn: z.boolean(),
      keys: z.record(z.string(), z.string().refine(isKey).nullable()),
    })
    .catch(DEFAULT_SETTINGS.shortcuts),
  soundProcessing: z
    .object({
      echoCancellation: z.boolean(),
      noiseSuppression: z.boolean(),
      autoGain: z.boolean(),
      original: z.boolean(),
    })
    .catch(DEFAULT_SETTINGS.soundProcessing),
  blurBackground: z.boolean().catch(DEFAULT_SETTINGS.blurBackground),
  sounds: z.boolean().catch(DEFAULT_SETTINGS.sounds),
  selfCorner: z.enum(CORNERS).catch(DEFAULT_SETTINGS.selfCorner),
});

function isKey(key: string): boolean {
  return parseKey(key) === key;
}

/** What is remembered, read once and written on every change. Unreadable data gives the defaults. */
export function createSettingsStore(store: KeyValueStore): StoreApi<Settings> {
  const settings = createStore<Settings>()(() => read(store));
  settings.subscribe((state) => store.write(KEY, JSON.stringify(state)));
  return settings;
}

/** The recent rooms after one was entered: newest first, each once. */
export function withRecentRoom(
  rooms: readonly RecentRoom[],
  entered: RecentRoom,
): readonly RecentRoom[] {
  const others = rooms.filter(({ code }) => code !== entered.code);
  return [entered, ...others].slice(0, RECENT_ROOMS_MAX);
}

function read(store: KeyValueStore): Settings {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(store.read(KEY) ?? '{}'));
    return parsed.success ? { ...parsed.data, language: parsed.data.language } : DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS;
  }
}
