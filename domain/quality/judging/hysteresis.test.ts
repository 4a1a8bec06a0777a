import { describe, expect, it } from 'vitest';
import { settle, type Hearing } from './hysteresis.ts';

const quiet: Hearing = {
  shown: 'not-enough-data',
  evidence: { met: 0, breached: 0 },
  total: 100,
  isOverLimit: false,
  isSurelyOver: false,
  longer: 'not-enough-data',
};

const e = (met: number, breached: number) => ({ met: Math.log(met), breached: Math.log(breached) });

describe('the verdict that is shown', () => {
  it('is given at an e-value of 20, whatever was shown before', () => {
    for (const shown of ['met', 'breached', 'not-enough-data'] as const) {
      expect(settle({ ...quiet, shown, evidence: e(20.1, 0.01) })).toBe('met');
      expect(settle({ ...quiet, shown, evidence: e(0.01, 20.1) })).toBe('breached');
    }
    expect(settle({ ...quiet, evidence: e(19.9, 0.1) })).toBe('not-enough-data');
  });

  it('stays when the evidence for it fades', () => {
    expect(settle({ ...quiet, shown: 'met', evidence: e(0.5, 2) })).toBe('met');
    const over = { ...quiet, isOverLimit: true, isSurelyOver: true };
    expect(settle({ ...over, shown: 'breached', evidence: e(1, 1) })).toBe('breached');
  });

  it('is withdrawn, and not turned round, when it loses its ground', () => {
    expect(settle({ ...quiet, shown: 'met', evidence: e(0.1, 3.1) })).toBe('not-enough-data');
    const close: Hearing = { ...quiet, isOverLimit: true };
    expect(settle({ ...close, shown: 'breached', evidence: e(1, 1) })).toBe('not-enough-data');
  });

  it('of a whole call is not met while the count is over the limit; a short window may swing', () => {
    const swinging: Hearing = { ...quiet, shown: 'met', isOverLimit: true };
    expect(settle({ ...swinging, longer: undefined })).toBe('not-enough-data');
    expect(settle(swinging)).toBe('met');
  });

  it('is met where the longer scope is, unless this one makes it doubtful', () => {
    expect(settle({ ...quiet, longer: 'met' })).toBe('met');
    expect(settle({ ...quiet, longer: 'met', evidence: e(0.1, 3.1) })).toBe('not-enough-data');
    expect(settle({ ...quiet, longer: 'breached' })).toBe('not-enough-data');
  });

  it('is none when nothing is left in the window', () => {
    expect(settle({ ...quiet, shown: 'met', longer: 'met', total: 0 })).toBe('not-enough-data');
  });
});
