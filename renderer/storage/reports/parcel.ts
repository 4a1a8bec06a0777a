import { z } from 'zod';
import { FAULT_CODES } from '../../../domain/fault.ts';
import { isOpaqueId } from '../../../domain/ids.ts';
import type { ClockLook } from '../../../domain/faults/serviceClock.ts';

const idSchema = z.string().refine(isOpaqueId, 'not an id');
const originSchema = z
  .string()
  .regex(/^https?:\/\/[^/?#\s@]+$/)
  .max(512);
/** This client's own service, which need not answer at the same address after a restart. */
export const OWN_SERVICE = 'own';
const serviceSchema = z.union([z.literal(OWN_SERVICE), originSchema]);
const countSchema = z.number().int().min(0);

/** What is on its way to a service, or has come there. Of the wire's own shapes the session knows more. */
export const parcelSchema = z.object({
  /** Of the report, or of the view. */
  key: idSchema,
  /** {@link OWN_SERVICE}, or the origin of another. */
  service: serviceSchema,
  /** Where it answered when this was filed. */
  origin: originSchema,
  filedAtMs: z.number(),
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('report'),
      /** As it is filed, but for the moment of sending. */
      body: z.record(z.string(), z.unknown()),
      /** As the service last told how it stands. */
      view: z.unknown(),
    }),
    /** This client's view of somebody else's report. */
    z.object({
      kind: z.literal('view'),
      reportKey: idSchema,
      viewToken: z.string().max(128),
      name: z.string().max(256),
      clockOffsetMs: z.number().nullable(),
    }),
  ]),
  bundle: z.object({ size: countSchema, sha256: z.string() }).optional(),
  /** Of the bundle, as far as the service has said. */
  sentBytes: countSchema,
  /** The service has it all. */
  isSent: z.boolean(),
  /** Why the service will never take it. */
  refused: z.enum(FAULT_CODES).optional(),
});
export type Parcel = z.infer<typeof parcelSchema>;

/** What is known of a service. */
export const knownServiceSchema = z.object({
  service: serviceSchema,
  /** `r.` and 32 random bytes: by it the service knows this reporter, and nobody else. */
  reporterKey: z.string().regex(/^r\.[A-Za-z0-9_-]{43}$/),
  clock: z
    .object({ offsetMs: z.number(), errorMs: z.number(), atMs: z.number() })
    .optional()
    .catch(undefined) satisfies z.ZodType<ClockLook | undefined>,
});
export type KnownService = z.infer<typeof knownServiceSchema>;

/** The bytes of a bundle. */
export const bytesRowSchema = z.object({ key: idSchema, bytes: z.instanceof(ArrayBuffer) });
