import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SideFinding } from '../../domain/quality/sideFinding.ts';
import type { Verdict } from '../../domain/quality/verdict.ts';
import { aJudgement } from '../../test/fakes/quality.ts';
import { createClock } from '../platform/clock.ts';
import { createNotices } from './notices.ts';
import { followQuality } from './qualityNotices.ts';
import { createStores } from './stores.ts';

const WELL: SideFinding = { state: 'well' };
const SERVICE: SideFinding = { state: 'clear', side: 'service', reasons: [] };

function openCall() {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const notices = createNotices(stores.notices);
  const life = new AbortController();
  const clock = createClock(globalThis);
  followQuality({ stores, notices, clock, signal: life.signal });
  let second = 0;
  const pass = (seconds: number, side: SideFinding, loss: Verdict = 'met') => {
    for (let passed = 0; passed < seconds; passed += 1) {
      second += 1;
      const judgement = aJudgement({ atMs: second * 1_000, change: { loss: { verdict: loss } } });
      stores.quality.setState({ judgement, side });
      vi.advanceTimersByTime(1_000);
    }
  };
  const cards = () => stores.notices.getState().notices.filter(({ kind }) => kind === 'quality');
  return { stores, notices, life, pass, cards };
}

describe('notices about quality', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a card stands while it is news, and goes when it is over or old', () => {
    const { pass, cards } = openCall();
    pass(3, SERVICE);
    expect(cards().map(({ alert }) => alert?.cause)).toEqual(['service']);
    pass(1, WELL);
    expect(cards()).toEqual([]);
    pass(40, WELL);
    pass(15, SERVICE);
    expect(cards()).toHaveLength(1);
    pass(60, SERVICE);
    expect(cards()).toEqual([]);
  });

  test('what somebody puts away does not come back in this call', () => {
    const { pass, cards, notices } = openCall();
    pass(1, SERVICE);
    notices.dismiss(cards()[0]?.id ?? 0);
    pass(5, SERVICE);
    pass(60, WELL);
    pass(5, SERVICE);
    expect(cards()).toEqual([]);
  });

  test('a breach is heard once and its span kept', () => {
    const { pass, stores } = openCall();
    pass(5, WELL);
    pass(10, WELL, 'breached');
    pass(5, WELL);
    const heard = stores.notices.getState().notices.filter(({ kind }) => kind === 'verdicts');
    expect(heard.map(({ news }) => news)).toEqual([[{ promise: 'loss', verdict: 'breached' }]]);
    expect(stores.quality.getState().breaches).toEqual([
      { promise: 'loss', fromMs: 6_000, toMs: 16_000 },
    ]);
  });

  test('with the meeting all of it ends', () => {
    const { pass, cards, life } = openCall();
    pass(1, SERVICE);
    life.abort();
    expect(cards()).toEqual([]);
    pass(3, { ...SERVICE, side: 'this-network' });
    expect(cards()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
