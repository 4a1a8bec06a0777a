import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { someSample, someTick } from '../../test/fakes/history.ts';
import { parseTickRow, toTickRow } from './tickRow.ts';

const full = someTick(5_000, [
  someSample({
    atMs: 4_250,
    direction: 'sending',
    kind: 'video',
    isOn: false,
    isAskedSmall: true,
    packetsExpected: 140,
    packetsLost: -2,
    jitterMs: 3.25,
    roundTripMs: 20.5,
    kilobitsPerSecond: 1_092.12,
    width: 1_280,
    height: 720,
    frames: 30,
    sourceWidth: 1_920,
    sourceHeight: 1_080,
    freezes: 0,
    frozenMs: 0,
    concealedMs: 12.5,
    bufferMs: 41,
    codec: 'H264',
    path: { local: 'host', remote: 'relay', protocol: 'tls' },
    limitation: 'bandwidth',
    worst: { jitterMs: 9, roundTripMs: undefined },
  }),
  someSample(),
]);

describe('a row of a tick', () => {
  it('gives back every figure, known or unknown', () => {
    const tick = {
      ...full,
      device: {
        encodeMsPerFrame: 6.7,
        capturedFramesPerSecond: 30,
        encodedFramesPerSecond: undefined,
        capturedSoundShare: 0.41,
        pressure: 'fair' as const,
        timerLateMs: 0,
      },
      farEnds: [
        {
          memberId: 'member-id-of-bo' as MemberId,
          device: undefined,
          otherLinks: [
            { state: 'fine' as const, isRelayed: false, isNear: true },
            { state: 'unknown' as const, isRelayed: undefined, isNear: undefined },
          ],
        },
      ],
    };
    expect(parseTickRow(structuredClone(toTickRow('call', tick)))).toEqual(tick);
  });

  it('holds a second of four people in about a kilobyte', () => {
    const samples = ['a', 'b', 'c'].flatMap((name) =>
      (['receiving', 'sending'] as const).flatMap((direction) =>
        (['audio', 'video'] as const).map((kind) => ({
          ...(full.samples[0] ?? someSample()),
          memberId: `member-id-of-${name}` as MemberId,
          direction,
          kind,
        })),
      ),
    );
    expect(JSON.stringify(toTickRow('call', someTick(5_000, samples))).length).toBeLessThan(1_600);
  });

  it('that something else has written is no tick, and never an exception', () => {
    const row = toTickRow('call', full);
    const numbers = row.samples[0] ?? [];
    const hostile = [
      undefined,
      null,
      'row',
      [],
      {},
      { ...row, atMs: 'now' },
      { ...row, atMs: Number.NaN },
      { ...row, samples: 'none' },
      { ...row, samples: [null] },
      { ...row, samples: [[]] },
      { ...row, samples: [numbers.with(0, 99)] },
      { ...row, samples: [numbers.with(1, 7)] },
      { ...row, samples: [numbers.with(6, null)] },
      { ...row, words: ['__proto__', 'H264', 'x'] },
      { ...row, words: [{}, 'H264', 'x'] },
      { ...row, words: ['x'.repeat(1_000)] },
      { ...row, device: ['fast'] },
      { ...row, farEnds: [[0, 1, 1, 1, 1, 0, 1, 1, -5]] },
    ];
    expect(hostile.map(parseTickRow)).toEqual(hostile.map(() => undefined));
  });

  it('survives any change of its numbers', () => {
    const row = toTickRow('call', full);
    const at = fc.nat(25);
    const value = fc.oneof(fc.anything(), fc.double(), fc.integer());
    fc.assert(
      fc.property(at, value, (index, changed) => {
        const numbers: unknown[] = [...(row.samples[0] ?? [])];
        numbers[index] = changed;
        const tick = parseTickRow({ ...row, samples: [numbers] });
        for (const sample of tick?.samples ?? []) {
          expect(Number.isFinite(sample.packetsExpected)).toBe(true);
          expect(sample.codec === undefined || typeof sample.codec === 'string').toBe(true);
        }
      }),
    );
  });
});
