import { z } from 'zod';
import {
  DEFAULT_DESKTOP_SETTINGS,
  type DesktopSettingName,
  type DesktopSettings,
  type Preferences,
} from '../../domain/desktop/desktopSettings.ts';
import { isKeyCombination } from '../../domain/desktop/keyCombination.ts';

const LONGEST_TEXT = 2_048;
const text = z.string().min(1).max(LONGEST_TEXT);

const proxySchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('direct') }),
  z.strictObject({
    mode: z.literal('fixed'),
    // `host:port`, `http=host:port;socks=host:port`, as Chromium's --proxy-server takes it.
    server: text.regex(/^[\w.:;=/[\]-]+$/, 'not a proxy rule'),
    bypass: z
      .string()
      .max(LONGEST_TEXT)
      .regex(/^[\w.:;,*<>/[\]-]*$/, 'not a bypass list'),
  }),
  z.strictObject({ mode: z.literal('script'), address: z.url({ protocol: /^https?$/ }) }),
]);

const FIELDS = {
  closeToTray: z.boolean(),
  openAtLogin: z.boolean(),
  globalMute: z.boolean(),
  muteKeys: z.string().max(64).refine(isKeyCombination, 'not a key combination'),
  notifications: z.boolean(),
  automaticUpdates: z.boolean(),
  proxy: proxySchema,
} satisfies { readonly [N in DesktopSettingName]: z.ZodType<DesktopSettings[N]> };

/** A change: any of the settings, and nothing else. */
export const settingsChangeSchema = z.strictObject(FIELDS).partial() as unknown as z.ZodType<
  Partial<DesktopSettings>
>;

/** Settings an administrator has decided. */
export type ManagedSettings = Partial<DesktopSettings>;

/**
 * Reads settings from a file field by field: one that is missing or wrong is left out and costs no other.
 */
export function readSettings(value: unknown): Partial<DesktopSettings> {
  if (typeof value !== 'object' || value === null) return {};
  const given = value as Readonly<Record<string, unknown>>;
  const read = Object.entries(FIELDS).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(given[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(read) as Partial<DesktopSettings>;
}

/** The settings in force: an administrator's word before the person's, the person's before the default. */
export function preferencesOf(
  chosen: Partial<DesktopSettings>,
  managed: ManagedSettings,
): Preferences {
  return {
    settings: { ...DEFAULT_DESKTOP_SETTINGS, ...chosen, ...managed },
    locked: Object.keys(managed) as DesktopSettingName[],
  };
}
