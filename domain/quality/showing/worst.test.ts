import { describe, expect, test } from 'vitest';
import { aJudgement, aScoped } from '../../../test/fakes/quality.ts';
import type { MemberId } from '../../ids.ts';
import { tileMark } from './tileMark.ts';
import { worstOf } from './worst.ts';

const [ada, bo] = ['ada', 'bo'] as [MemberId, MemberId];
const judged = (people: Record<string, object>) => ({ ...aJudgement(), people });

describe('the worst direction of a promise', () => {
  test('is the one with the larger value, of HD the smaller, and nobody when nothing is known', () => {
    const judgement = judged({
      ada: { receiving: aScoped({ loss: { value: 0.01 }, hd: { value: 0.9 } }) },
      bo: { sending: aScoped({ loss: { value: 0.02 }, hd: { value: 0.99 } }) },
    });
    expect(worstOf(judgement, 'now', 'loss')).toMatchObject({ memberId: bo, direction: 'sending' });
    expect(worstOf(judgement, 'now', 'hd')).toMatchObject({ memberId: ada });
    expect(worstOf(judgement, 'now', 'delay')).toBeUndefined();
  });

  test('is a breached one before a worse value that is not sure yet', () => {
    const judgement = judged({
      ada: { receiving: aScoped({ loss: { value: 0.5 } }) },
      bo: { receiving: aScoped({ loss: { value: 0.01, verdict: 'breached' } }) },
    });
    expect(worstOf(judgement, 'call', 'loss')).toMatchObject({ memberId: bo });
  });
});

describe('the mark on a tile', () => {
  const breached = judged({
    bo: { receiving: aScoped({ jitter: { verdict: 'breached' }, loss: { verdict: 'breached' } }) },
  });
  const noticed = (
    ...codes: ('delay' | 'loss-receiving' | 'outage-receiving' | 'links-impaired')[]
  ) =>
    ({
      state: 'unclear',
      reasons: codes.map((code) => ({ code, figures: {}, memberId: bo })),
    }) as const;

  test('is nothing while nothing is wrong', () => {
    expect(tileMark(undefined, { state: 'well' }, bo, 'receiving')).toBeUndefined();
    expect(tileMark(aJudgement(), { state: 'well' }, bo, 'receiving')).toBeUndefined();
  });

  test('names the breach that is worst for talking, of this person and direction only', () => {
    const well = { state: 'well' } as const;
    expect(tileMark(breached, well, bo, 'receiving')).toMatchObject({ promise: 'loss' });
    expect(tileMark(breached, well, bo, 'sending')).toBeUndefined();
    expect(tileMark(breached, well, ada, 'receiving')).toBeUndefined();
  });

  test('is a hint when something was noticed that is no breach, and an outage before all', () => {
    expect(tileMark(aJudgement(), noticed('delay'), bo, 'receiving')).toEqual({
      kind: 'hint',
      code: 'delay',
    });
    expect(tileMark(aJudgement(), noticed('loss-receiving'), ada, 'receiving')).toBeUndefined();
    expect(tileMark(aJudgement(), noticed('links-impaired'), bo, 'receiving')).toBeUndefined();
    const both = noticed('loss-receiving', 'outage-receiving');
    expect(tileMark(breached, both, bo, 'receiving')).toMatchObject({ code: 'outage-receiving' });
  });
});
