import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const figure = z.object({
  verdict: z.enum(['met', 'breached', 'not-enough-data']),
  value: z.number().nullable(),
  total: z.number(),
  bad: z.number(),
});
const figures = z.object({ loss: figure, jitter: figure, delay: figure, hd: figure });
const scopes = z.object({ now: figures, fiveMinutes: figures, call: figures });

const evidence = z.object({
  judgement: z.object({
    at: z.iso.datetime(),
    call: scopes,
    people: z.array(
      z.object({ id: z.string(), receiving: scopes.nullable(), sending: scopes.nullable() }),
    ),
    outage: z.object({ downMs: z.number(), expectedMs: z.number() }),
  }),
  changes: z.array(z.object({ promise: z.string(), from: z.string(), to: z.string() })),
  samples: z.array(
    z.object({
      at: z.iso.datetime(),
      spanMs: z.number(),
      memberId: z.string(),
      direction: z.enum(['receiving', 'sending']),
      kind: z.enum(['audio', 'video']),
      packetsExpected: z.number(),
      packetsLost: z.number(),
      outageMs: z.number(),
      jitterMs: z.number().nullable(),
      roundTripMs: z.number().nullable(),
      path: z.string().nullable(),
    }),
  ),
});

/** The part of a saved file of evidence that the tests look at; docs/evidence.schema.json describes all of it. */
export type Evidence = Readonly<z.infer<typeof evidence>>;

/** Reads a saved file. Throws when it is not what it should be. */
export async function readEvidence(file: string): Promise<Evidence> {
  return evidence.parse(JSON.parse(await readFile(file, 'utf8')));
}
