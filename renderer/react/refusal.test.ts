import { describe, expect, test } from 'vitest';
import { FAULT_CODES } from '../../domain/fault.ts';
import { isFinal, refusalActions } from './refusal.ts';

describe('a refusal', () => {
  test('always leaves a way out', () => {
    for (const code of FAULT_CODES) expect(refusalActions(code)).toContain('home');
  });

  test('offers a new try where that may help, and not where it cannot', () => {
    expect(isFinal('room-full')).toBe(false);
    expect(isFinal('service-unreachable')).toBe(false);
    expect(isFinal('room-not-found')).toBe(true);
    expect(refusalActions('replaced')[0]).toBe('continueHere');
    expect(refusalActions('protocol-mismatch')[0]).toBe('reload');
  });
});
