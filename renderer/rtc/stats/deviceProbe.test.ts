import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../platform/clock.ts';
import { createDeviceProbe } from './deviceProbe.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const visible = { document: { hidden: false } };

class Observer {
  static last: Observer | undefined;
  closed = false;
  readonly tell: (records: readonly { readonly state: string }[]) => void;
  constructor(tell: Observer['tell']) {
    this.tell = tell;
    Observer.last = this;
  }
  observe() {
    return Promise.reject(new Error('not allowed here'));
  }
  disconnect() {
    this.closed = true;
  }
}

describe('a device probe', () => {
  it('knows nothing of pressure where the browser tells none', () => {
    const probe = createDeviceProbe(visible, createClock(globalThis));
    expect(probe.read()).toEqual({ pressure: undefined, timerLateMs: undefined });
    probe.close();
  });

  it('survives a browser that forbids it', () => {
    const PressureObserver = function refuse() {
      throw new Error('NotAllowedError');
    };
    const probe = createDeviceProbe({ ...visible, PressureObserver }, createClock(globalThis));
    expect(probe.read().pressure).toBeUndefined();
    probe.close();
  });

  it('has the last pressure the browser told', async () => {
    const window = { ...visible, PressureObserver: Observer };
    const probe = createDeviceProbe(window, createClock(globalThis));
    Observer.last?.tell([{ state: 'fair' }, { state: 'critical' }]);
    expect(probe.read().pressure).toBe('critical');
    Observer.last?.tell([{ state: 'a state of the future' }]);
    expect(probe.read().pressure).toBeUndefined();
    probe.close();
    expect(Observer.last?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
  });

  it('tells how late the timers were at worst since it was last asked', () => {
    let nowMs = 0;
    const clock = { ...createClock(globalThis), monotonic: () => nowMs };
    const probe = createDeviceProbe(visible, clock);
    for (const lateMs of [0, 400, 10]) {
      nowMs += 250 + lateMs;
      vi.advanceTimersByTime(250);
    }
    expect(probe.read().timerLateMs).toBe(400);
    expect(probe.read().timerLateMs).toBeUndefined();
    probe.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says nothing of the timers of a hidden page, which browsers hold back', () => {
    const probe = createDeviceProbe({ document: { hidden: true } }, createClock(globalThis));
    vi.advanceTimersByTime(1_000);
    expect(probe.read().timerLateMs).toBeUndefined();
    probe.close();
  });
});
