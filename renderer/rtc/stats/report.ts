/** What is used of an `RTCStatsReport`. Iterating over it costs Chromium a fifth less than its `forEach`. */
export interface StatsReport {
  values(): Iterable<unknown>;
}

/** One entry of a report. Browsers differ in what it holds, so nothing of it is taken for granted. */
export type Stats = Readonly<Record<string, unknown>>;

/** The entries of a report that are read, by type, and those that others refer to by id. */
export interface SortedReport {
  readonly inbound: readonly Stats[];
  readonly outbound: readonly Stats[];
  readonly remoteInbound: readonly Stats[];
  readonly pairs: readonly Stats[];
  readonly transports: readonly Stats[];
  readonly byId: ReadonlyMap<unknown, Stats>;
}

/** Goes through a report once. */
export function sortReport(report: StatsReport): SortedReport {
  const byType = new Map<unknown, Stats[]>();
  const byId = new Map<unknown, Stats>();
  for (const stats of report.values()) {
    if (typeof stats !== 'object' || stats === null) continue;
    const entry = stats as Stats;
    const { type } = entry;
    const alike = byType.get(type);
    if (alike) alike.push(entry);
    else byType.set(type, [entry]);
    // Most of a report are received streams, to which nothing that is read here refers.
    if (type !== 'inbound-rtp' && type !== 'remote-outbound-rtp') byId.set(entry['id'], entry);
  }
  const of = (type: string) => byType.get(type) ?? [];
  return {
    inbound: of('inbound-rtp'),
    outbound: of('outbound-rtp'),
    remoteInbound: of('remote-inbound-rtp'),
    pairs: of('candidate-pair'),
    transports: of('transport'),
    byId,
  };
}

/** A finite number, or unknown. */
export function number(stats: Stats, key: string): number | undefined {
  const value = stats[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Seconds of the report as milliseconds. */
export function milliseconds(stats: Stats, key: string): number | undefined {
  const seconds = number(stats, key);
  return seconds === undefined ? undefined : seconds * 1_000;
}

/** A text, or unknown. */
export function text(stats: Stats, key: string): string | undefined {
  const value = stats[key];
  return typeof value === 'string' ? value : undefined;
}
