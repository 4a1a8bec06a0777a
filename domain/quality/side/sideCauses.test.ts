import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play, type PersonTrace } from '../../../test/fakes/sideTraces.ts';

describe('always', () => {
  const direction = fc.record(
    {
      lossPercent: fc.constantFrom(0, 0.1, 1, 5),
      jitterMs: fc.constantFrom(3, 48, 90),
      outageMs: fc.constantFrom(0, 0, 1_000),
      framesPerSecond: fc.constantFrom(0, 8, 17, 30),
      cpuLimited: fc.boolean(),
      off: fc.constantFrom(false, false, true),
      concealedPercent: fc.constantFrom(0, 0, 5, 55),
    },
    { requiredKeys: [] },
  );
  const device = fc.record(
    {
      encodeMsPerFrame: fc.constantFrom(8, 40, 120),
      capturedFramesPerSecond: fc.constantFrom(5, 15, 30),
      encodedFramesPerSecond: fc.constantFrom(3, 15, 30),
      capturedSoundShare: fc.constantFrom(0.4, 1),
      timerLateMs: fc.constantFrom(3, 700),
      pressure: fc.constantFrom('nominal' as const, 'critical' as const),
    },
    { requiredKeys: [] },
  );
  const link = fc.record({
    state: fc.constantFrom('fine' as const, 'impaired' as const, 'unknown' as const),
    isRelayed: fc.boolean(),
    isNear: fc.boolean(),
  });
  const person = fc.record(
    {
      receiving: direction,
      sending: direction,
      roundTripMs: fc.constantFrom(1, 30, 300),
      relayed: fc.boolean(),
      device,
      otherLinks: fc.array(link, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  const people = fc
    .array(person, { minLength: 1, maxLength: 4 })
    .map((list) => list.map((one, index) => ({ ...one, id: `person-${index}` })));

  it('a clear answer has figures, and the order of the people does not matter', () => {
    fc.assert(
      fc.property(people, device, fc.integer({ min: 0, max: 3 }), (list, own, shift) => {
        const turned = [...list.slice(shift), ...list.slice(0, shift)].toReversed();
        const shown = play(18, () => ({ people: list as PersonTrace[], device: own })).shown;
        const other = play(18, () => ({ people: turned as PersonTrace[], device: own })).shown;
        expect(other).toEqual(shown);
        for (const finding of shown) {
          if (finding.state === 'well') continue;
          expect(finding.reasons.length).toBeGreaterThan(0);
          const values = finding.reasons.flatMap(({ figures }) => Object.values(figures));
          expect(values.length).toBeGreaterThan(0);
          expect(values.every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
