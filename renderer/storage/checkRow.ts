import { z } from 'zod';
import type { CheckFacts } from '../../domain/quality/showing/check.ts';

const figure = z.number().nonnegative().optional().catch(undefined);

/** What a check found, as it was read. */
export const checkFactsSchema = z.object({
  path: z.enum(['relay', 'relay-unreachable', 'local']),
  service: z.object({
    asked: z.number().nonnegative(),
    answered: z.number().nonnegative(),
    medianMs: figure,
    worstMs: figure,
  }),
  device: z
    .object({
      picture: z.enum(['camera', 'synthetic']),
      width: figure,
      height: figure,
      framesPerSecond: figure,
      encodeMsPerFrame: figure,
      isOverloaded: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  call: z
    .object({
      microphone: z.enum(['heard', 'silent', 'off']),
      voiceHeard: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
}) satisfies z.ZodType<CheckFacts>;
