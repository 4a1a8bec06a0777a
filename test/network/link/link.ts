import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const ways = ['out', 'in'] as const;
/** Seen from the place: what leaves it, and what comes to it. */
export type Way = (typeof ways)[number];

/** What one direction of a place's link does to packets; what is left out stays as it is. */
export interface Impairment {
  readonly lossPercent?: number;
  readonly lossModel?: 'independent' | 'stratified' | 'bursty';
  /** Mean length of a burst, with `bursty`. */
  readonly burstPackets?: number;
  /** Kinds of packets that may be lost; RTP alone when never said. */
  readonly lossOf?: readonly PacketKind[];
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** `uniform`: 0 to `jitterMs` more. `spike`: `jitterMs` more for one packet in twenty. */
  readonly jitterModel?: 'uniform' | 'spike';
  readonly keepsOrder?: boolean;
  /** Bottleneck; 0 is unlimited. */
  readonly rateKbps?: number;
  readonly queueMs?: number;
  readonly outage?: boolean;
}

const packetKinds = ['rtp', 'rtcp', 'stun', 'dtls', 'other'] as const;
type PacketKind = (typeof packetKinds)[number];

const perKind = z.record(z.enum(packetKinds), z.number());
const spread = z.object({
  packets: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
const stream = z.object({
  ssrc: z.number(),
  from: z.string(),
  to: z.string(),
  payloadType: z.number(),
  expected: z.number(),
  entered: z.number(),
  left: z.number(),
  lost: z.number(),
  lostInOutage: z.number(),
  jitterMs: z.number(),
  jitterMeanMs: z.number(),
  jitterMaxMs: z.number(),
});
const wayTruth = z.object({
  seconds: z.number(),
  counts: z.object({
    entered: perKind,
    left: perKind,
    lost: perKind,
    queueDropped: perKind,
    outageDropped: perKind,
  }),
  bursts: z.record(z.string(), z.number()),
  delaySumMs: z.number(),
  delayMs: spread.nullable(),
  latenessMs: spread.nullable(),
  streams: z.array(stream),
});
const placeTruth = z.object({ unseen: z.number(), out: wayTruth, in: wayTruth });
const truthReply = z.object({ places: z.record(z.string(), placeTruth) });
const readyReply = z.object({
  places: z.record(z.string(), z.object({ namespace: z.string(), address: z.string() })),
});
const refusal = z.object({ ok: z.literal(false), error: z.string() });

/** What really happened to one RTP stream in one direction. Jitter is RFC 3550's, as it left. */
export type StreamTruth = Readonly<z.infer<typeof stream>>;
/** What really happened in one direction since the last reset. */
export type WayTruth = Readonly<z.infer<typeof wayTruth>>;
/** Both directions of a place. `unseen`: packets the kernel dropped before they were counted; must be 0. */
export type PlaceTruth = Readonly<z.infer<typeof placeTruth>>;
export type Truth = Readonly<Record<string, PlaceTruth>>;

/** A network namespace of the impaired network. */
export interface Place {
  readonly namespace: string;
  /** IPv4. */
  readonly address: string;
  /** To put before a command so that it runs there. */
  readonly enter: readonly string[];
}

/** A network of places, each behind a link of its own that can be impaired while it is in use. */
export interface ImpairedLink {
  /** Throws for a name it was not started with. */
  place(name: string): Place;
  impair(place: string, figures: Impairment, on?: readonly Way[]): Promise<void>;
  /** A wall between two places keeps every packet back, uncounted. */
  wall(between: readonly [string, string], stands: boolean): Promise<void>;
  truth(): Promise<Truth>;
  /** Zeroes the truth. */
  reset(): Promise<void>;
  /** Removes the namespaces. They also go when this process ends in any other way. */
  stop(): Promise<void>;
}

/** Every figure as it is at the start. */
export const UNIMPAIRED: Impairment = {
  lossPercent: 0,
  lossModel: 'independent',
  burstPackets: 5,
  lossOf: ['rtp'],
  delayMs: 0,
  jitterMs: 0,
  jitterModel: 'uniform',
  keepsOrder: true,
  rateKbps: 0,
  queueMs: 200,
  outage: false,
};

/** Makes the places (letters and digits). Rejects, with the system's own words, where that is not allowed. */
export async function startLink(names: readonly string[], seed = 1): Promise<ImpairedLink> {
  // -B: leaves no compiled files among the sources.
  const child = spawn('python3', ['-B', import.meta.dirname, ...names, '--seed', String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // Commands are answered in order, so each waits for the one before it.
  let last: Promise<unknown> = Promise.resolve();
  const readAnswer = async (): Promise<unknown> => {
    const { value, done } = await answers.next();
    if (done) throw new Error('the impaired link has ended');
    const answer: unknown = JSON.parse(value);
    const refused = refusal.safeParse(answer);
    if (refused.success) throw new Error(refused.data.error);
    return answer;
  };
  const ask = (command: object): Promise<unknown> => {
    const answered = last.then(() => {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return readAnswer();
    });
    last = answered.catch(() => undefined);
    return answered;
  };
  const ended = once(child, 'exit');
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);

  const { places } = readyReply.parse(await Promise.race([readAnswer(), failed]));
  return {
    place: (name) => {
      const place = places[name];
      if (!place) throw new Error(`there is no place ${name}`);
      return { ...place, enter: ['nsenter', `--net=/run/netns/${place.namespace}`] };
    },
    impair: async (place, figures, on = ways) => {
      for (const way of on) await ask({ command: 'impair', place, way, figures });
    },
    wall: async (between, stands) => void (await ask({ command: 'wall', between, stands })),
    truth: async () => truthReply.parse(await ask({ command: 'truth' })).places,
    reset: async () => void (await ask({ command: 'reset' })),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
