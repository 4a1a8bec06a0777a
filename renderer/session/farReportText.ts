import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import type { FarReport } from '../../domain/quality/measuring/farReport.ts';
import type { LinkStanding } from '../../domain/quality/sample.ts';

/*
 * How a FarReport is written on a data channel: JSON with the fields of the type, `version` beside them, and what is
 * unknown left out. Who reads it has a stranger before them: sizes, lists and numbers are bounded.
 * Fields may be added without raising the version; an older reader skips them.
 */

const VERSION = 1;
/** A report of two kinds of media and of 24 other connections is below a third of this. */
const LONGEST_TEXT = 8_192;

const unknown = <T extends z.ZodType>(schema: T) =>
  schema.optional().transform((value) => value as z.output<T> | undefined);
const upTo = (most: number) => z.number().min(0).max(most);
const counted = (most: number) => z.int().min(-most).max(most);

/** Spans end when a report is written, or just before. */
const LONGEST_AGE_MS = 10_000;
const DAY_MS = 86_400_000;
const spanMs = upTo(10_000);
const pixels = unknown(upTo(16_384));
const perSecond = unknown(upTo(1_000));
const packets = counted(100_000);

const figures = z.object({
  kind: z.enum(['audio', 'video']),
  atMs: upTo(100_000 * DAY_MS),
  spanMs,
  isOn: z.boolean(),
  isAskedSmall: z.boolean(),
  packetsExpected: packets,
  packetsLost: packets,
  outageMs: spanMs,
  jitterMs: unknown(upTo(60_000)),
  roundTripMs: unknown(upTo(60_000)),
  kilobitsPerSecond: unknown(upTo(1_000_000)),
  width: pixels,
  height: pixels,
  frames: unknown(upTo(10_000)),
  freezes: unknown(upTo(1_000)),
  frozenMs: unknown(spanMs),
  concealedMs: unknown(z.number().min(-10_000).max(10_000)),
  bufferMs: unknown(upTo(60_000)),
  codec: unknown(
    z
      .string()
      .max(32)
      .regex(/^[\w.-]+$/),
  ),
});

const sending = z.object({
  isLive: z.boolean(),
  sourceWidth: pixels,
  sourceHeight: pixels,
  limitation: unknown(z.enum(['none', 'cpu', 'bandwidth', 'other'])),
  encodedFramesPerSecond: perSecond,
});

const device = z.object({
  encodeMsPerFrame: unknown(upTo(60_000)),
  capturedFramesPerSecond: perSecond,
  encodedFramesPerSecond: perSecond,
  capturedSoundShare: unknown(upTo(100)),
  pressure: unknown(z.enum(['nominal', 'fair', 'serious', 'critical'])),
  timerLateMs: unknown(upTo(DAY_MS)),
});

const standing = z.object({
  state: z.enum(['fine', 'impaired', 'unknown']),
  isRelayed: unknown(z.boolean()),
  isNear: unknown(z.boolean()),
});

const report = z
  .object({
    version: z.literal(VERSION),
    atMs: upTo(100_000 * DAY_MS),
    receiving: z.array(figures).max(2),
    sending: z.object({ audio: sending, video: sending }),
    device: unknown(device),
    otherLinks: z.array(standing).max(63),
    asks: pixels,
  })
  // One span of each kind, and of about now.
  .refine(({ receiving: [one, other] }) => one?.kind !== other?.kind || !other)
  .refine(({ atMs, receiving }) =>
    receiving.every((span) => Math.abs(span.atMs - atMs) <= LONGEST_AGE_MS),
  );

const ask = z.object({ version: z.literal(VERSION), asks: upTo(16_384) });
/** Of a text that says nothing but what is asked for. */
const LONGEST_ASK = 64;

/** What is told to everybody alike at one moment. */
export interface ToldToAll extends Pick<FarReport, 'atMs' | 'device'> {
  /** A person is told of all of them but their own. */
  readonly links: ReadonlyMap<MemberId, LinkStanding>;
}

/** The texts of the reports of one moment, person by person: what all have in common is written once. */
export function farReportWriter({ atMs, device, links }: ToldToAll) {
  const head = JSON.stringify({ version: VERSION, atMs, device }).slice(0, -1);
  const standings = [...links].map(([, link]) => JSON.stringify(link));
  const places = new Map([...links.keys()].map((who, place) => [who, place]));
  return (memberId: MemberId, own: Pick<FarReport, 'receiving' | 'sending' | 'asks'>): string => {
    const place = places.get(memberId);
    const others = place === undefined ? standings : standings.toSpliced(place, 1);
    return `${head},${JSON.stringify(own).slice(1, -1)},"otherLinks":[${others.join(',')}]}`;
  };
}

/** A text that asks for a picture of so many lines, for when that should not wait for the next report. */
export function askText(asks: number): string {
  return JSON.stringify({ version: VERSION, asks });
}

/** How many lines a text asks for; `undefined` when it is no such text. */
export function readAsk(text: string): number | undefined {
  if (text.length > LONGEST_ASK) return undefined;
  try {
    return ask.safeParse(JSON.parse(text)).data?.asks;
  } catch {
    return undefined;
  }
}

/** What a text says; `undefined` when it is no report, or one that this version does not understand. */
export function readFarReport(text: string): FarReport | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  try {
    const parsed = report.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
