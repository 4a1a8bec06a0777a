import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { evidenceTimeline } from './evidenceTimeline.ts';

function bundle(name: string, clockOffsetMs: number | null, log: string) {
  const manifest = strToU8(JSON.stringify({ clockOffsetMs }));
  const files = { 'manifest.json': manifest, 'connection.log': strToU8(log) };
  return {
    name,
    bytes: zipSync({ ...files, 'samples.csv': strToU8('2026-01-01T00:00:00.000Z x') }),
  };
}

it('puts what several devices saw into one order, by the service’s clock', () => {
  const anna = bundle(
    'anna.zip',
    10_800_000,
    '2026-11-24T01:00:02.000Z info link lost\n2026-11-24T01:00:05.000Z info link back\n',
  );
  const bo = bundle('bo.zip', -500, '2026-11-24T04:00:03.000Z warn link lost\nno moment at all\n');
  const chen = bundle('chen.zip', null, '2026-11-24T04:00:04.000Z info who knows\n');
  expect(evidenceTimeline([anna, bo, chen])).toEqual([
    ' 2026-11-24T04:00:02.000Z anna.zip: info link lost',
    ' 2026-11-24T04:00:02.500Z bo.zip: warn link lost',
    '?2026-11-24T04:00:04.000Z chen.zip: info who knows',
    ' 2026-11-24T04:00:05.000Z anna.zip: info link back',
  ]);
});
