import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { aFigures, aJudgement, aSample, aTick } from '../../../test/fakes/quality.ts';
import {
  EVIDENCE_SCHEMA,
  toEvidenceCsv,
  toEvidenceJson,
  type EvidenceInput,
} from './evidenceFile.ts';

const SCHEMA = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../docs/evidence.schema.json'), 'utf8'),
) as { $id: string };
const schema = z.fromJSONSchema(SCHEMA);

const input: EvidenceInput = {
  appVersion: '1.2.3',
  callId: 'call-1',
  kind: 'call',
  room: 'abc-defg-hjk',
  startedAtMs: Date.UTC(2026, 10, 23, 13),
  exportedAtMs: Date.UTC(2026, 10, 23, 14),
  people: { zoe: 'Zoë', ada: 'Ada' },
  figures: aFigures({ loss: { verdict: 'breached', evidence: { met: 0, breached: Infinity } } }),
  outage: { downMs: 1_500, expectedMs: 60_000 },
  judgement: aJudgement({ people: ['zoe', 'ada'] }),
  changes: [{ atMs: 1, promise: 'loss', from: 'not-enough-data', to: 'breached' }],
  ticks: [aTick(1_000, [aSample({ jitterMs: undefined, codec: '=HYPERLINK("x")' })])],
};

test('a file is what the published schema says, full or empty', () => {
  expect(SCHEMA.$id).toBe(EVIDENCE_SCHEMA);
  const empty: EvidenceInput = {
    ...input,
    kind: 'check',
    room: undefined,
    people: {},
    figures: undefined,
    outage: undefined,
    judgement: undefined,
    changes: [],
    ticks: [],
  };
  for (const file of [input, empty]) {
    expect(schema.safeParse(JSON.parse(toEvidenceJson(file))).error?.issues).toBeUndefined();
  }
});

test('the schema is no blank cheque', () => {
  const file = JSON.parse(toEvidenceJson(input)) as Record<string, unknown>;
  expect(schema.safeParse({ ...file, extra: 1 }).success).toBe(false);
  expect(schema.safeParse({ ...file, samples: [{}] }).success).toBe(false);
  expect(schema.safeParse({ ...file, exportedAt: 'yesterday' }).success).toBe(false);
});

test('the same evidence is the same text, and what is unknown is null', () => {
  const turned = { ...input, people: { ada: 'Ada', zoe: 'Zoë' } };
  expect(toEvidenceJson(turned)).toBe(toEvidenceJson(input));
  expect(JSON.parse(toEvidenceJson(input))).toMatchObject({
    people: [{ id: 'ada' }, { id: 'zoe' }],
    samples: [{ jitterMs: null, packetsExpected: 200 }],
    terms: { loss: { limit: 0.0005, clause: '5.4' } },
  });
});

test('a table has one row for each sample, under the names of its columns', () => {
  const rows = readCsv(toEvidenceCsv(input.ticks, { bo: 'Bo' }));
  expect(rows).toHaveLength(2);
  const [head = [], row = []] = rows;
  const cell = (name: string) => row[head.indexOf(name)];
  expect(row).toHaveLength(head.length);
  expect(cell('at')).toBe('1970-01-01T00:00:01.000Z');
  expect(cell('person')).toBe('Bo');
  expect(cell('jitterMs')).toBe('');
  expect(cell('packetsExpected')).toBe('200');
});

test('no name can become a formula, and every name comes back', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), (text, first) => {
      const name = first + text;
      const [, row = []] = readCsv(toEvidenceCsv(input.ticks, { bo: name }));
      const person = row.at(-1) ?? '';
      expect(person).not.toMatch(/^[=+\-@\t\r]/);
      expect(person === name || person === `'${name}`).toBe(true);
    }),
  );
});

/** Reads RFC 4180. */
function readCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
