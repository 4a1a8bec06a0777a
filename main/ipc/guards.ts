import { z } from 'zod';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import { isRoomCode } from '../../domain/ids.ts';
import { isFingerprint } from '../../domain/meeting/invitation.ts';
import { LANGUAGES } from '../../domain/settings/settings.ts';
import type { CallName, Calls } from '../../preload/contract.ts';
import { settingsChangeSchema } from '../policy/desktopSettings.ts';

/** A schema for the argument of every call; a call without one does not compile. */
export type Guards = { readonly [N in CallName]: z.ZodType<Calls[N]['argument']> };

/** A host name or address as it stands in an origin, with or without a port. */
const hostSchema = z
  .string()
  .max(255)
  .regex(/^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i, 'not a host');

const sourceSchema = z.enum(['on', 'off', 'failed']);

const pageFactsSchema: z.ZodType<PageFacts> = z.strictObject({
  language: z.enum(LANGUAGES),
  meeting: z.strictObject({
    at: z.enum(['none', 'joining', 'in']),
    code: z.string().refine(isRoomCode).nullable(),
    others: z.int().min(0).max(10_000),
    microphone: sourceSchema,
    camera: sourceSchema,
  }),
});

/** What the page may hand over, by call. */
export const guards: Guards = {
  'app:info': z.undefined(),
  'service:address': z.undefined(),
  'service:pin': z.strictObject({
    host: hostSchema,
    fingerprint: z.string().refine(isFingerprint, 'not a fingerprint'),
  }),
  'link:take': z.undefined(),
  'page:tell': pageFactsSchema,
  'preferences:get': z.undefined(),
  'preferences:change': settingsChangeSchema,
};
