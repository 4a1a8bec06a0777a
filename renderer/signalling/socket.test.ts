import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../domain/reply.ts';
import { createClock } from '../platform/clock.ts';
import { createSignalling, type SocketLike } from './socket.ts';

type Answer = (error: unknown, reply?: unknown) => void;

/** A socket that does what the test says. */
function fakeSocket() {
  const listeners = new Map<string, (...values: unknown[]) => void>();
  const sent: { event: string; body: unknown; answer: Answer }[] = [];
  const state = { connected: false, dials: 0, disconnects: 0 };
  const socket: SocketLike = {
    get connected() {
      return state.connected;
    },
    connect: () => (state.dials += 1),
    disconnect: () => {
      state.disconnects += 1;
      if (!state.connected) return;
      state.connected = false;
      listeners.get('disconnect')?.();
    },
    on: (event, listener) => listeners.set(event, listener as (...values: unknown[]) => void),
    removeAllListeners: () => listeners.clear(),
    timeout: () => ({ emit: (event, body, answer) => sent.push({ event, body, answer }) }),
  };
  return {
    socket,
    state,
    sent,
    hears: (event: string, payload?: unknown) => listeners.get(event)?.(payload),
    connects() {
      state.connected = true;
      listeners.get('connect')?.();
    },
    breaks() {
      state.connected = false;
      listeners.get('disconnect')?.();
    },
    listening: () => listeners.size,
  };
}

function setUp() {
  const fake = fakeSocket();
  const lines: string[] = [];
  const signalling = createSignalling({
    socket: fake.socket,
    clock: createClock(globalThis),
    random: () => 0.5,
    log: (_level, message) => lines.push(message),
  });
  return { ...fake, signalling, lines };
}

const media = { microphone: 'on', camera: 'off' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a request', () => {
  it('is answered by the reply of the service', async () => {
    const { signalling, connects, sent } = setUp();
    connects();
    const reply = signalling.request('media:set', media);
    expect(sent).toMatchObject([{ event: 'media:set', body: media }]);
    sent[0]?.answer(null, { ok: true, value: {} });
    expect(await reply).toEqual(ok({}));
  });

  it('passes the refusal of the service on', async () => {
    const { signalling, connects, sent } = setUp();
    connects();
    const reply = signalling.request('media:set', media);
    sent[0]?.answer(null, { ok: false, fault: { code: 'not-in-room', retry: 'never' } });
    expect(await reply).toEqual(fail('not-in-room'));
  });

  it('refuses an answer that does not parse', async () => {
    const { signalling, connects, sent } = setUp();
    connects();
    const reply = signalling.request('ice:refresh', {});
    sent[0]?.answer(null, { ok: true, value: { iceServers: 'mine' } });
    expect(await reply).toMatchObject({ ok: false, fault: { code: 'internal' } });
  });

  it('waits for a connection', async () => {
    const { signalling, connects, sent } = setUp();
    const reply = signalling.request('media:set', media);
    expect(sent).toEqual([]);
    connects();
    await vi.advanceTimersByTimeAsync(0);
    sent[0]?.answer(null, { ok: true, value: {} });
    expect(await reply).toEqual(ok({}));
  });

  it('does not wait for a connection for ever', async () => {
    const { signalling, sent } = setUp();
    const reply = signalling.request('media:set', media);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await reply).toEqual(fail('service-unreachable'));
    expect(sent).toEqual([]);
  });

  it('says whether the answer or the connection is missing', async () => {
    const { signalling, connects, breaks, sent } = setUp();
    connects();
    const silent = signalling.request('media:set', media);
    sent[0]?.answer(new Error('operation has timed out'));
    expect(await silent).toMatchObject({ fault: { code: 'timeout' } });
    const lost = signalling.request('media:set', media);
    breaks();
    sent[1]?.answer(new Error('socket has been disconnected'));
    expect(await lost).toMatchObject({ fault: { code: 'service-unreachable' } });
  });
});

describe('a notice', () => {
  it('reaches its listeners until they stop listening', () => {
    const { signalling, hears } = setUp();
    const heard: unknown[] = [];
    const undo = signalling.on('membership:replaced', (notice) => heard.push(notice));
    hears('membership:replaced', {});
    undo();
    hears('membership:replaced', {});
    expect(heard).toEqual([{}]);
  });

  it('is dropped and logged when it does not parse', () => {
    const { signalling, hears, lines } = setUp();
    const heard: unknown[] = [];
    signalling.on('member:left', (notice) => heard.push(notice));
    hears('member:left', { memberId: '<script>', reason: 'bored' });
    expect(heard).toEqual([]);
    expect(lines).toHaveLength(1);
  });
});

describe('a lost connection', () => {
  it('is dialled again at once, then at most a second apart, for ever', async () => {
    const { state, connects, breaks, hears } = setUp();
    connects();
    breaks();
    const dials: number[] = [];
    for (let elapsedMs = 0; elapsedMs < 29_000; elapsedMs += 50) {
      const before = state.dials;
      await vi.advanceTimersByTimeAsync(50);
      if (state.dials === before) continue;
      dials.push(elapsedMs);
      hears('connect_error');
    }
    expect(dials[0]).toBeLessThan(200);
    const gaps = dials.slice(1).map((atMs, index) => atMs - (dials[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_000);
    expect(dials.length).toBeGreaterThan(28);
  });

  it('is told, and so is the return', async () => {
    const { signalling, connects, breaks } = setUp();
    const events: string[] = [];
    signalling.onConnect(() => events.push('connected'));
    signalling.onDisconnect(() => events.push('lost'));
    connects();
    breaks();
    await vi.advanceTimersByTimeAsync(200);
    connects();
    expect(events).toEqual(['connected', 'lost', 'connected']);
    expect(signalling.isConnected()).toBe(true);
  });

  it('is dialled at once when the network comes back', async () => {
    const { signalling, state, connects, breaks, hears } = setUp();
    connects();
    breaks();
    await vi.advanceTimersByTimeAsync(200);
    hears('connect_error');
    const before = state.dials;
    signalling.wake();
    expect(state.dials).toBe(before + 1);
    signalling.wake();
    expect(state.dials).toBe(before + 1);
  });
});

describe('a computer that slept', () => {
  it('keeps a connection that shows life', async () => {
    const { signalling, state, connects, sent } = setUp();
    connects();
    const { dials } = state;
    signalling.check();
    sent[0]?.answer(null, { ok: false, fault: { code: 'not-in-room', retry: 'never' } });
    expect([state.disconnects, state.dials - dials]).toEqual([0, 0]);
  });

  it('drops one that is silent and dials at once', async () => {
    const { signalling, state, connects, sent } = setUp();
    const events: string[] = [];
    signalling.onDisconnect(() => events.push('lost'));
    connects();
    const { dials } = state;
    signalling.check();
    sent[0]?.answer(new Error('operation has timed out'));
    expect([state.disconnects, state.dials - dials, events]).toEqual([1, 1, ['lost']]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.dials - dials).toBe(1);
  });

  it('does not wait with the next try when it knows already that there is no connection', () => {
    const { signalling, state, connects, breaks, sent } = setUp();
    connects();
    breaks();
    const { dials } = state;
    signalling.check();
    expect([state.dials - dials, sent]).toEqual([1, []]);
  });

  it('does nothing for a meeting that was left meanwhile', () => {
    const { signalling, state, connects, sent } = setUp();
    connects();
    signalling.check();
    signalling.close();
    const { dials } = state;
    sent[0]?.answer(new Error('operation has timed out'));
    expect(state.dials).toBe(dials);
  });
});

describe('closing', () => {
  it('ends the socket, its listeners and every try to connect', async () => {
    const { signalling, state, connects, breaks, listening } = setUp();
    connects();
    breaks();
    signalling.close();
    signalling.close();
    const { dials } = state;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.dials).toBe(dials);
    expect(listening()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('answers who still waits for a connection', async () => {
    const { signalling } = setUp();
    const reply = signalling.request('media:set', media);
    signalling.close();
    expect(await reply).toEqual(fail('service-unreachable'));
  });
});
