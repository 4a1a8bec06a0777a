import { z } from 'zod';
import { isRoomCode } from '../../domain/ids.ts';
import {
  PROMISES,
  type Figures,
  type PromiseFigure,
  type PromiseId,
} from '../../domain/quality/verdict.ts';
import type { CallRecord, VerdictChange } from './callArchive.ts';
import { checkFactsSchema } from './checkRow.ts';

const MOST_PEOPLE = 1_000;
const atMs = z.number().nonnegative().max(8.64e15);
const verdict = z.enum(['met', 'breached', 'not-enough-data']);
// Odds grow without bound, and a JavaScript number ends at infinity.
const odds = z.custom<number>((value) => typeof value === 'number' && value >= 0);

const figure = z.object({
  verdict,
  value: z.number().optional(),
  total: z.number(),
  bad: z.number(),
  evidence: z.object({ met: odds, breached: odds }),
});
const figures = z.object(
  Object.fromEntries(PROMISES.map((promise) => [promise, figure])) as Record<
    PromiseId,
    typeof figure
  >,
);

const callSchema = z.object({
  callId: z.string().min(1).max(64),
  kind: z.enum(['call', 'check']),
  room: z.string().refine(isRoomCode).optional().catch(undefined),
  startedAtMs: atMs,
  endedAtMs: atMs,
  state: z.enum(['open', 'closed']).catch('open'),
  // One part that cannot be read must not cost the whole call.
  people: z
    .record(z.string().max(64), z.string().max(256))
    .refine((people) => Object.keys(people).length <= MOST_PEOPLE)
    .catch({}),
  figures: figures.optional().catch(undefined),
  outage: z.object({ downMs: z.number(), expectedMs: z.number() }).optional().catch(undefined),
  check: checkFactsSchema.optional().catch(undefined),
});

const changeSchema = z.object({ atMs, promise: z.enum(PROMISES), from: verdict, to: verdict });

/** A call as it was read, whoever wrote it; `undefined` when it is none. */
export function parseCallRow(row: unknown): CallRecord | undefined {
  const parsed = callSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { room, outage, ...rest } = parsed.data;
  return {
    ...rest,
    endedAtMs: Math.max(rest.startedAtMs, rest.endedAtMs),
    room,
    figures: parsed.data.figures && wholeFigures(parsed.data.figures),
    outage,
  };
}

/** A change of a verdict as it was read; `undefined` when it is none. */
export function parseChangeRow(row: unknown): VerdictChange | undefined {
  const parsed = changeSchema.safeParse(row);
  return parsed.success ? parsed.data : undefined;
}

/** With `value` present even where it is unknown. */
function wholeFigures({ loss, jitter, delay, hd }: z.infer<typeof figures>): Figures {
  return { loss: whole(loss), jitter: whole(jitter), delay: whole(delay), hd: whole(hd) };
}

function whole(read: z.infer<typeof figure>): PromiseFigure {
  return { ...read, value: read.value };
}
