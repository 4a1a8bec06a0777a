import type {
  ConnectionCounters,
  InboundCounters,
  OutboundCounters,
  RoundTripCounters,
  SourceCounters,
} from '../../../domain/quality/measuring/counters.ts';
import type { MediaKind } from '../../../domain/quality/sample.ts';
import { toPath } from './mediaPath.ts';
import { milliseconds, number, sortReport, text, type SortedReport, type Stats } from './report.ts';
import type { StatsReport } from './report.ts';

/** Opus, the only codec that is offered for sound, is always played at this rate (RFC 7587 §4.1). */
const SAMPLES_PER_MS = 48;

/**
 * The counters of a connection's `getStats()` report, taken at the report's own time. `undefined` when it tells
 * nothing yet. Fields that this browser does not have are unknown. Streams by the lines of `leftOut` are not counted.
 */
export function toConnectionCounters(
  report: StatsReport,
  leftOut: readonly string[] = [],
): ConnectionCounters | undefined {
  const sorted = sortReport(report);
  const isCounted = (stats: Stats) => !leftOut.includes(String(stats['mid']));
  const pair = selectedPair(sorted);
  const atMs = newest(pair ? [...sorted.inbound, pair] : sorted.inbound);
  if (atMs === undefined) return undefined;
  return {
    atMs,
    inbound: sorted.inbound.filter(isCounted).flatMap((stats) => toInbound(stats, sorted) ?? []),
    outbound: sorted.outbound.filter(isCounted).flatMap((stats) => toOutbound(stats, sorted) ?? []),
    roundTrip: (pair && ofPair(pair)) ?? ofReports(sorted.remoteInbound),
    path: pair && toPath(pair, sorted.byId),
  };
}

function toInbound(stats: Stats, { byId }: SortedReport): InboundCounters | undefined {
  const kind = kindOf(stats);
  const ssrc = number(stats, 'ssrc');
  // A stream that is announced and has not begun has no counters yet.
  const packetsReceived = number(stats, 'packetsReceived');
  if (!kind || ssrc === undefined || packetsReceived === undefined) return undefined;
  return {
    streamId: `${kind}-${ssrc}`,
    kind,
    trackId: text(stats, 'trackIdentifier'),
    packetsReceived,
    retransmittedPacketsReceived: number(stats, 'retransmittedPacketsReceived'),
    packetsLost: number(stats, 'packetsLost') ?? 0,
    bytesReceived: number(stats, 'bytesReceived'),
    jitterMs: milliseconds(stats, 'jitter'),
    lastPacketAtMs: number(stats, 'lastPacketReceivedTimestamp'),
    framesDecoded: number(stats, 'framesDecoded'),
    frameWidth: number(stats, 'frameWidth'),
    frameHeight: number(stats, 'frameHeight'),
    freezeCount: number(stats, 'freezeCount'),
    freezesMs: milliseconds(stats, 'totalFreezesDuration'),
    pausesMs: milliseconds(stats, 'totalPausesDuration'),
    concealedMs: concealed(stats),
    bufferDelayMs: milliseconds(stats, 'jitterBufferDelay'),
    bufferEmitted: number(stats, 'jitterBufferEmittedCount'),
    codec: codecOf(byId.get(stats['codecId'])),
  };
}

function concealed(stats: Stats): number | undefined {
  const samples = number(stats, 'concealedSamples');
  if (samples === undefined) return undefined;
  return (samples - (number(stats, 'silentConcealedSamples') ?? 0)) / SAMPLES_PER_MS;
}

function codecOf(codec: Stats | undefined): string | undefined {
  return codec && text(codec, 'mimeType')?.split('/')[1];
}

const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const;

function toOutbound(stats: Stats, { byId }: SortedReport): OutboundCounters | undefined {
  const kind = kindOf(stats);
  const ssrc = number(stats, 'ssrc');
  if (!kind || ssrc === undefined) return undefined;
  const active = stats['active'];
  const source = byId.get(stats['mediaSourceId']);
  return {
    streamId: `${kind}-${ssrc}`,
    kind,
    active: typeof active === 'boolean' ? active : undefined,
    framesEncoded: number(stats, 'framesEncoded'),
    encodeMs: milliseconds(stats, 'totalEncodeTime'),
    frameHeight: number(stats, 'frameHeight'),
    limitation: LIMITATIONS.find((known) => known === stats['qualityLimitationReason']),
    source: source && toSource(source),
  };
}

function toSource(stats: Stats): SourceCounters {
  return {
    sourceId: String(stats['id']),
    soundMs: milliseconds(stats, 'totalSamplesDuration'),
    soundEnergy: number(stats, 'totalAudioEnergy'),
    frames: number(stats, 'frames'),
    width: number(stats, 'width'),
    height: number(stats, 'height'),
  };
}

function selectedPair({ pairs, transports }: SortedReport): Stats | undefined {
  const selected = transports.map((transport) => transport['selectedCandidatePairId']);
  const id = selected.find((known) => known !== undefined);
  if (id !== undefined) return pairs.find((pair) => pair['id'] === id);
  // Firefox has no transport statistics and marks the pair instead.
  return pairs.find((pair) => pair['selected'] === true);
}

function ofPair(pair: Stats): RoundTripCounters | undefined {
  const totalRoundTripMs = milliseconds(pair, 'totalRoundTripTime');
  const responsesReceived = number(pair, 'responsesReceived');
  if (totalRoundTripMs === undefined || responsesReceived === undefined) return undefined;
  return { pairId: String(pair['id']), totalRoundTripMs, responsesReceived };
}

/**
 * For browsers that keep no totals of the pair. Where they do, RTCP is left alone: its answers come more often, but
 * measured they are 2 to 5 ms later than those of the pair, which are themselves late by the machine's own work.
 */
function ofReports(remoteInbound: readonly Stats[]): RoundTripCounters | undefined {
  for (const stats of remoteInbound) {
    const totalRoundTripMs = milliseconds(stats, 'totalRoundTripTime');
    const responsesReceived = number(stats, 'roundTripTimeMeasurements');
    if (totalRoundTripMs !== undefined && responsesReceived !== undefined) {
      return { pairId: String(stats['id']), totalRoundTripMs, responsesReceived };
    }
  }
  return undefined;
}

function kindOf(stats: Stats): MediaKind | undefined {
  const { kind } = stats;
  return kind === 'audio' || kind === 'video' ? kind : undefined;
}

function newest(stats: readonly Stats[]): number | undefined {
  let latest: number | undefined;
  for (const entry of stats) {
    const at = number(entry, 'timestamp');
    if (at !== undefined && at > (latest ?? Number.NEGATIVE_INFINITY)) latest = at;
  }
  return latest;
}
