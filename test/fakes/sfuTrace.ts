import { change, counter, type TraceEntry, type TraceReport } from './statsTrace.ts';

/** Somebody whose media one recorded stream stands for, and what the network did to it. */
export interface TracePerson {
  readonly name: string;
  /** Packets of each stream that are lost in each second; as many more are received again. */
  readonly lostEachSecond: number;
  /** Seconds from which on nothing comes any more. */
  readonly silentFrom?: number;
}

/** The recorded call as the peer connection to one person. */
export function meshReports(
  trace: readonly TraceReport[],
  person: TracePerson,
): readonly TraceReport[] {
  return impaired(trace, person);
}

/**
 * The same media through a forwarding unit: one connection that brings every person's tracks, each as one stream,
 * and one that takes mine in three sizes of the same picture.
 */
export function sfuReports(
  trace: readonly TraceReport[],
  people: readonly TracePerson[],
): { readonly subscriber: readonly TraceReport[]; readonly publisher: readonly TraceReport[] } {
  const each = people.map((person, index) =>
    impaired(trace, person).map((report) => inboundOf(report, person, index)),
  );
  const isNeither = ({ type }: TraceEntry) => type !== 'inbound-rtp' && type !== 'outbound-rtp';
  return {
    subscriber: trace.map((report, look) => [
      ...report.filter(isNeither),
      ...each.flatMap((reports) => reports[look] ?? []),
    ]),
    publisher: trace.map((report) =>
      change(report, 'inbound-rtp', () => []).flatMap((entry) =>
        entry['type'] === 'outbound-rtp' && entry['kind'] === 'video' ? layersOf(entry) : entry,
      ),
    ),
  };
}

/** Whose a track of the subscriber connection is. */
export function ownerOf(trackId: string | undefined): string | undefined {
  return trackId?.split('/')[0];
}

function impaired(trace: readonly TraceReport[], person: TracePerson): readonly TraceReport[] {
  const { lostEachSecond, silentFrom } = person;
  const last = trace[silentFrom ?? trace.length]?.filter(({ type }) => type === 'inbound-rtp');
  return trace.map((report, second) =>
    change(report, 'inbound-rtp', (entry) => {
      const frozen = last?.find(({ id }) => id === entry['id']);
      const shown = frozen && silentFrom !== undefined && second > silentFrom ? frozen : entry;
      const losses = lostEachSecond * Math.min(second, silentFrom ?? second);
      return {
        ...shown,
        timestamp: entry['timestamp'],
        packetsLost: counter(shown, 'packetsLost') + losses,
        packetsReceived: counter(shown, 'packetsReceived') + losses,
        retransmittedPacketsReceived:
          ((shown['retransmittedPacketsReceived'] as number | undefined) ?? 0) + losses,
      };
    }),
  );
}

function inboundOf(report: TraceReport, { name }: TracePerson, index: number): TraceReport {
  return report
    .filter(({ type }) => type === 'inbound-rtp')
    .map((entry) => ({
      ...entry,
      id: `${String(entry['id'])}${name}`,
      ssrc: counter(entry, 'ssrc') + 10 * (index + 1),
      trackIdentifier: `${name}/${String(entry['kind'])}`,
    }));
}

/** What one encoder did, shared out among three sizes. */
function layersOf(entry: TraceEntry): readonly TraceEntry[] {
  return [4, 2, 1].map((scale, index) => ({
    ...entry,
    id: `${String(entry['id'])}-${scale}`,
    ssrc: counter(entry, 'ssrc') + index,
    encodingIndex: index,
    frameWidth: counter(entry, 'frameWidth') / scale,
    frameHeight: counter(entry, 'frameHeight') / scale,
    totalEncodeTime: (counter(entry, 'totalEncodeTime') * [1, 2, 4][index]!) / 7,
  }));
}
