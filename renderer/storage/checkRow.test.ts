import { expect, it } from 'vitest';
import type { CallRecord } from './callArchive.ts';
import { parseCallRow } from './callRow.ts';

const record: CallRecord = {
  callId: 'a-check',
  kind: 'check',
  room: undefined,
  startedAtMs: 1,
  endedAtMs: 2,
  state: 'closed',
  people: {},
  figures: undefined,
  outage: undefined,
  check: {
    path: 'relay',
    service: { asked: 5, answered: 5, medianMs: 3, worstMs: 9 },
    device: { picture: 'camera', width: 1_280, height: 720, isOverloaded: false },
  },
};

it('what a check found is read back as it was written', () => {
  expect(parseCallRow(record)).toMatchObject(record);
});

it('what cannot be read of it costs no more than itself', () => {
  const { check } = record;
  const odd = { ...record, check: { ...check, device: { picture: 'painting' } } };
  expect(parseCallRow(odd)?.check).toMatchObject({ path: 'relay', device: undefined });
  expect(parseCallRow({ ...record, check: { path: 'pigeon' } })).toMatchObject({
    callId: 'a-check',
    check: undefined,
  });
});
