import { describe, expect, it } from 'vitest';
import {
  play,
  standing,
  type PersonTrace,
  type SecondTrace,
} from '../../../test/fakes/sideTraces.ts';

const a: PersonTrace = { id: 'person-a', device: {}, otherLinks: [standing('fine')] };
const b: PersonTrace = { ...a, id: 'person-b' };
const GAPS = { concealedPercent: 55 };
const MISSING = { capturedSoundShare: 0.4 };

const found = (people: readonly PersonTrace[], device: SecondTrace['device'] = {}) =>
  play(40, () => ({ people, device })).shown.at(-1);

describe('sound with gaps over a good network', () => {
  it('is this device when its microphone leaves out sound and everybody hears it', () => {
    const people = [a, b].map((one) => ({ ...one, sending: GAPS }));
    expect(found(people, MISSING)).toMatchObject({
      side: 'this-device',
      reasons: [
        { code: 'device-sound-missing', figures: { missingPercent: 60 } },
        { code: 'sound-poor-for-all', figures: { people: 2, ofPeople: 2 } },
      ],
    });
  });

  it('is this device when its camera is slow as well, and one picture comes slowly too', () => {
    const slow = { ...GAPS, framesPerSecond: 12 };
    const people = [
      { ...a, sending: slow, receiving: { framesPerSecond: 8 } },
      { ...b, sending: slow },
    ];
    const device = { ...MISSING, capturedFramesPerSecond: 12 };
    expect(found(people, device)).toMatchObject({ side: 'this-device' });
  });

  it('is the far end when its microphone leaves out sound', () => {
    const gaps = { ...a, receiving: GAPS, device: MISSING };
    expect(found([gaps, b])).toMatchObject({
      side: 'far-end',
      memberId: 'person-a',
      reasons: [{ code: 'far-sound-missing', figures: { missingPercent: 60 } }],
    });
  });

  it.each<[string, PersonTrace[], SecondTrace['device']?]>([
    ['when everybody says to be well', [{ ...a, receiving: GAPS }, b]],
    ['when only one of two hears it', [{ ...a, sending: GAPS }, b]],
    [
      'when it is the picture that is poor of somebody whose microphone leaves out sound',
      [{ ...a, receiving: { framesPerSecond: 8 }, device: MISSING }, b],
    ],
  ])('is not clear %s', (_name, people, device) => {
    expect(found(people, device)).toMatchObject({ state: 'unclear' });
  });

  it('is nothing when it is little', () => {
    expect(found([{ ...a, receiving: { concealedPercent: 5 } }, b])).toEqual({ state: 'well' });
  });

  it('is heard by nobody where it was silence that is missing, and is a fault all the same', () => {
    expect(found([a, b], MISSING)).toMatchObject({
      side: 'this-device',
      reasons: [{ code: 'device-sound-missing' }, { code: 'sound-poor-for-all' }],
    });
    expect(found([{ ...a, device: MISSING }, b])).toMatchObject({ side: 'far-end' });
  });

  it('makes its packets late, which is not the network', () => {
    const people = [a, b].map((one) => ({ ...one, sending: { ...GAPS, jitterMs: 80 } }));
    expect(found(people, MISSING)).toMatchObject({ side: 'this-device' });
    expect(found(people)).not.toMatchObject({ side: 'this-device' });
  });
});
