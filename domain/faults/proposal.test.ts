import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { proposeLevel, type FaultFacts } from './proposal.ts';

const FINE: FaultFacts = {
  isInMeeting: true,
  failedJoin: undefined,
  isServiceReachable: true,
  hasNetwork: true,
  others: 3,
  impairedOthers: 0,
  impairedKinds: [],
};

it.each<[string, Partial<FaultFacts>, object]>([
  ['nothing measured', {}, { level: 4, reason: 'nothing-measured-wrong', category: 'other' }],
  [
    'a picture of one person',
    { impairedOthers: 1, impairedKinds: ['video'] },
    { level: 3, reason: 'one-terminal', category: 'video' },
  ],
  [
    'sound of several',
    { impairedOthers: 2, impairedKinds: ['video', 'audio'] },
    { level: 2, reason: 'several-impaired', category: 'audio' },
  ],
  [
    'a meeting that goes on though the service is away',
    { isServiceReachable: false },
    { level: 4, reason: 'nothing-measured-wrong' },
  ],
  [
    'everybody gone and the service too',
    { isServiceReachable: false, impairedOthers: 3, impairedKinds: ['audio'] },
    { level: 1, reason: 'nobody-registers' },
  ],
  [
    'a service that does not answer at the door',
    { isInMeeting: false, others: 0, isServiceReachable: false, failedJoin: 'service-unreachable' },
    { level: 1, reason: 'nobody-registers', category: 'join' },
  ],
  [
    'the same without any network',
    {
      isInMeeting: false,
      others: 0,
      isServiceReachable: false,
      hasNetwork: false,
      failedJoin: 'service-unreachable',
    },
    { level: 3, reason: 'cannot-join', category: 'join' },
  ],
  [
    'a service that says it failed',
    { isInMeeting: false, failedJoin: 'internal' },
    { level: 3, reason: 'cannot-join' },
  ],
  [
    'a room that is full',
    { isInMeeting: false, failedJoin: 'room-full' },
    { level: 4, reason: 'nothing-measured-wrong', category: 'join' },
  ],
])('proposes a level for %s', (_what, facts, expected) => {
  expect(proposeLevel({ ...FINE, ...facts })).toMatchObject(expected);
});

it('never blames the service for one impaired person out of two', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 0, max: 1 }), (hasNetwork, impairedOthers) => {
      const { level } = proposeLevel({ ...FINE, others: 1, hasNetwork, impairedOthers });
      expect(level).toBeGreaterThanOrEqual(3);
    }),
  );
});
