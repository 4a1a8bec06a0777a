import { isoTime } from '../../isoTime.ts';
import type { EpochMs } from '../../time.ts';
import { PROMISE_TERMS } from '../promises.ts';
import type { QualitySample, QualityTick } from '../sample.ts';
import {
  PROMISES,
  SCOPES,
  type Figures,
  type Outage,
  type PromiseFigure,
  type PromiseId,
  type QualityJudgement,
  type ScopedFigures,
  type Verdict,
} from '../verdict.ts';

/** Of the JSON files; docs/evidence.schema.json describes them. */
export const EVIDENCE_SCHEMA = 'urn:umeet:evidence:1';

/** What a file of evidence is made from. */
export interface EvidenceInput {
  readonly appVersion: string;
  readonly callId: string;
  readonly kind: 'call' | 'check';
  /** Room code; `undefined` for a check. */
  readonly room: string | undefined;
  readonly startedAtMs: EpochMs;
  readonly exportedAtMs: EpochMs;
  /** Names by member id. */
  readonly people: Readonly<Record<string, string>>;
  /** Of the whole call. */
  readonly figures: Figures | undefined;
  readonly outage: Outage | undefined;
  /** All scopes, people and directions as they stand; of a call that is over, they are not known any more. */
  readonly judgement: QualityJudgement | undefined;
  /** Verdicts of the whole call that changed, oldest first. */
  readonly changes: readonly {
    readonly atMs: EpochMs;
    readonly promise: PromiseId;
    readonly from: Verdict;
    readonly to: Verdict;
  }[];
  /** Everything that was measured, oldest first. */
  readonly ticks: readonly QualityTick[];
}

/**
 * The whole evidence as JSON. Keys always come in the same order and are always there: what is unknown is `null`. The
 * contract's limits stand beside what was measured.
 */
export function toEvidenceJson(input: EvidenceInput): string {
  return JSON.stringify({
    $schema: EVIDENCE_SCHEMA,
    appVersion: input.appVersion,
    exportedAt: isoTime(input.exportedAtMs),
    call: {
      id: input.callId,
      kind: input.kind,
      room: input.room ?? null,
      startedAt: isoTime(input.startedAtMs),
    },
    people: Object.entries(input.people)
      .map(([id, name]) => ({ id, name }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    terms: byPromise((promise) => {
      const { clause, limit } = PROMISE_TERMS[promise];
      return { clause, limit, unit: UNITS[promise] };
    }),
    figures: input.figures ? figuresOut(input.figures) : null,
    outage: input.outage
      ? { downMs: input.outage.downMs, expectedMs: input.outage.expectedMs }
      : null,
    judgement: input.judgement ? judgementOut(input.judgement) : null,
    changes: input.changes.map(({ atMs, promise, from, to }) => ({
      at: isoTime(atMs),
      promise,
      from,
      to,
    })),
    samples: input.ticks.flatMap(({ samples }) =>
      samples.map((sample) => Object.fromEntries(cellsOf(sample))),
    ),
  });
}

/**
 * One row for each sample, as RFC 4180 has it, with the column names of the JSON file. `people` names the persons.
 * Text that a spreadsheet would take for a formula is marked as text by an apostrophe.
 */
export function toEvidenceCsv(
  ticks: readonly QualityTick[],
  people: Readonly<Record<string, string>> = {},
): string {
  const rows = ticks
    .flatMap(({ samples }) => samples)
    .map((sample) => [...cellsOf(sample).map(([, value]) => value), people[sample.memberId]]);
  return [[...COLUMNS, 'person'], ...rows]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

const UNITS: Readonly<Record<PromiseId, string>> = {
  loss: 'share of packets lost, at most',
  jitter: 'milliseconds, at most',
  delay: 'milliseconds of round trip, at most',
  hd: 'share of seconds, at least',
};

function byPromise<T>(read: (promise: PromiseId) => T): Record<string, T> {
  return Object.fromEntries(PROMISES.map((promise) => [promise, read(promise)]));
}

function figuresOut(figures: Figures) {
  return byPromise((promise) => figureOut(figures[promise]));
}

function figureOut({ verdict, value, total, bad, evidence }: PromiseFigure) {
  const { met, breached } = evidence;
  return {
    verdict,
    value: value ?? null,
    total,
    bad,
    // JSON has no infinity; so large a number says the same.
    evidence: {
      met: Math.min(met, Number.MAX_VALUE),
      breached: Math.min(breached, Number.MAX_VALUE),
    },
  };
}

function scopesOut(scopes: ScopedFigures) {
  return Object.fromEntries(SCOPES.map((scope) => [scope, figuresOut(scopes[scope])]));
}

function judgementOut({ atMs, call, people, outage }: QualityJudgement) {
  return {
    at: isoTime(atMs),
    call: scopesOut(call),
    people: Object.keys(people)
      .toSorted()
      .map((id) => {
        const { receiving, sending } = people[id as keyof typeof people] ?? {};
        return {
          id,
          receiving: receiving ? scopesOut(receiving) : null,
          sending: sending ? scopesOut(sending) : null,
        };
      }),
    outage: { downMs: outage.downMs, expectedMs: outage.expectedMs },
  };
}

type Cell = string | number | boolean | null;

const COLUMNS = [
  'at',
  'memberId',
  'direction',
  'kind',
  'spanMs',
  'isOn',
  'isAskedSmall',
  'packetsExpected',
  'packetsLost',
  'outageMs',
  'jitterMs',
  'roundTripMs',
  'kilobitsPerSecond',
  'width',
  'height',
  'frames',
  'sourceWidth',
  'sourceHeight',
  'freezes',
  'frozenMs',
  'concealedMs',
  'bufferMs',
  'codec',
  'path',
  'limitation',
  'worstJitterMs',
  'worstRoundTripMs',
] as const;

function cellsOf(sample: QualitySample): readonly (readonly [string, Cell])[] {
  return COLUMNS.map((column) => [column, cellOf(sample, column)]);
}

function cellOf(sample: QualitySample, column: (typeof COLUMNS)[number]): Cell {
  if (column === 'at') return isoTime(sample.atMs);
  if (column === 'worstJitterMs') return sample.worst?.jitterMs ?? null;
  if (column === 'worstRoundTripMs') return sample.worst?.roundTripMs ?? null;
  if (column !== 'path') return sample[column] ?? null;
  const { path } = sample;
  return path ? `${path.local}/${path.remote} ${path.protocol}` : null;
}

/** What a spreadsheet takes for the begin of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
