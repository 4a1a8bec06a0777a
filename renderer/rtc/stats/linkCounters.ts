import type {
  InboundCounters,
  LinkCounters,
  RoundTripCounters,
} from '../../../domain/quality/counters.ts';

/** What is used of an `RTCStatsReport`. */
export interface StatsReport {
  forEach(visit: (stats: unknown) => void): void;
}

type Stats = Readonly<Record<string, unknown>>;

/**
 * The counters of a connection's `getStats()` report: inbound streams and the selected candidate pair, taken at
 * the report's own time. `undefined` when it tells nothing yet.
 */
export function toLinkCounters(report: StatsReport): LinkCounters | undefined {
  const all: Stats[] = [];
  report.forEach((stats) => {
    if (typeof stats === 'object' && stats !== null) all.push(stats as Stats);
  });
  const inbound = all.filter((stats) => stats['type'] === 'inbound-rtp');
  const pair = selectedPair(all);
  const atMs = newest([...inbound, ...(pair ? [pair] : [])]);
  if (atMs === undefined) return undefined;
  return {
    atMs,
    inbound: inbound.flatMap((stats) => {
      const counters = toInbound(stats);
      return counters ? [counters] : [];
    }),
    roundTrip: pair && toRoundTrip(pair),
  };
}

function toInbound(stats: Stats): InboundCounters | undefined {
  const kind = stats['kind'];
  const ssrc = number(stats, 'ssrc');
  const packetsReceived = number(stats, 'packetsReceived');
  if ((kind !== 'audio' && kind !== 'video') || ssrc === undefined) return undefined;
  // A stream that is announced and has not begun has no counters yet.
  if (packetsReceived === undefined) return undefined;
  return {
    streamId: `${kind}-${ssrc}`,
    kind,
    packetsReceived,
    retransmittedPacketsReceived: number(stats, 'retransmittedPacketsReceived'),
    packetsLost: number(stats, 'packetsLost') ?? 0,
    bytesReceived: number(stats, 'bytesReceived'),
    jitterMs: milliseconds(stats, 'jitter'),
    framesDecoded: number(stats, 'framesDecoded'),
    frameWidth: number(stats, 'frameWidth'),
    frameHeight: number(stats, 'frameHeight'),
  };
}

function toRoundTrip(pair: Stats): RoundTripCounters | undefined {
  const totalRoundTripMs = milliseconds(pair, 'totalRoundTripTime');
  const responsesReceived = number(pair, 'responsesReceived');
  if (totalRoundTripMs === undefined || responsesReceived === undefined) return undefined;
  return { pairId: String(pair['id']), totalRoundTripMs, responsesReceived };
}

function selectedPair(all: readonly Stats[]): Stats | undefined {
  const pairs = all.filter((stats) => stats['type'] === 'candidate-pair');
  const transport = all.find(
    (stats) => stats['type'] === 'transport' && stats['selectedCandidatePairId'] !== undefined,
  );
  if (transport) return pairs.find((pair) => pair['id'] === transport['selectedCandidatePairId']);
  // Firefox has no transport statistics and marks the pair instead.
  return pairs.find((pair) => pair['selected'] === true);
}

function newest(stats: readonly Stats[]): number | undefined {
  const times = stats.flatMap((entry) => number(entry, 'timestamp') ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

function milliseconds(stats: Stats, key: string): number | undefined {
  const seconds = number(stats, key);
  return seconds === undefined ? undefined : seconds * 1_000;
}

function number(stats: Stats, key: string): number | undefined {
  const value = stats[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
