import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../domain/reply.ts';
import { createClock } from '../platform/clock.ts';
import { FakeLine } from '../../test/fakes/wires.ts';
import { createIceServers } from './iceServers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const hour = 3_600_000;
const turn = (name: string) => [{ urls: ['turn:example'], username: name }];

function setUp() {
  const line = new FakeLine('https://own.example', () => fail('internal'));
  const life = new AbortController();
  const clock = createClock(globalThis);
  const ice = createIceServers({ signalling: line, clock, signal: life.signal });
  return { line, life, ice };
}

describe('ICE servers', () => {
  it('are renewed a minute before their credentials end', async () => {
    const { line, ice } = setUp();
    line.answers.set('ice:refresh', () =>
      ok({ iceServers: turn('new'), expiresAtMs: Date.now() + hour }),
    );
    ice.set({ iceServers: turn('old'), expiresAtMs: Date.now() + hour });
    await vi.advanceTimersByTimeAsync(hour - 61_000);
    expect(ice.current()).toEqual(turn('old'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ice.current()).toEqual(turn('new'));
  });

  it('stay as they are when they cannot be renewed, and it is tried again, not too often', async () => {
    const { line, ice } = setUp();
    line.answers.set('ice:refresh', () => fail('timeout'));
    ice.set({ iceServers: turn('old'), expiresAtMs: Date.now() });
    await vi.advanceTimersByTimeAsync(95_000);
    expect(ice.current()).toEqual(turn('old'));
    expect(line.bodies('ice:refresh')).toHaveLength(3);
  });

  it('that never end are never renewed, and nothing waits after the meeting', async () => {
    const { life, ice } = setUp();
    ice.set({ iceServers: turn('for ever') });
    expect(vi.getTimerCount()).toBe(0);
    ice.set({ iceServers: turn('short'), expiresAtMs: Date.now() + hour });
    life.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
