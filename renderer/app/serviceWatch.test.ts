import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../domain/reply.ts';
import { createServiceWatch } from './serviceWatch.ts';

function setUp() {
  const events = new EventTarget();
  const navigator = { onLine: true };
  let up = true;
  let serviceIs: ((state: 'running' | 'restarting' | 'stopped') => void) | undefined;
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    if (!up) throw new TypeError('Failed to fetch');
    return new Response('{}');
  });
  const watch = createServiceWatch({
    platform: {
      ownService: async () => ok({ origin: 'http://127.0.0.1:7070' }),
      shell: {
        on: (name, listener) => {
          if (name === 'service:state') serviceIs = listener as typeof serviceIs;
          return () => (serviceIs = undefined);
        },
      },
    },
    fetch,
    window: {
      addEventListener: events.addEventListener.bind(events) as Window['addEventListener'],
      setTimeout: globalThis.setTimeout as unknown as Window['setTimeout'],
      clearTimeout: globalThis.clearTimeout as unknown as Window['clearTimeout'],
      navigator,
    },
  });
  return {
    watch,
    fetch,
    navigator,
    events,
    becomes: (state: 'running' | 'restarting' | 'stopped') => serviceIs?.(state),
    turn: (state: boolean) => {
      up = state;
    },
  };
}

describe('the service watch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('asks once and then leaves a service alone that answers', async () => {
    const { watch, fetch } = setUp();
    expect(watch.store.getState().service).toBe('unknown');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(watch.store.getState().service).toBe('reachable');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('a doubt is looked into, and a service that comes back is noticed by itself', async () => {
    const { watch, turn } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    turn(false);
    watch.look();
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.store.getState().service).toBe('unreachable');
    turn(true);
    await vi.advanceTimersByTimeAsync(6000);
    expect(watch.store.getState().service).toBe('reachable');
  });

  test('follows the system on whether there is a network', async () => {
    const { watch, navigator, events } = setUp();
    navigator.onLine = false;
    events.dispatchEvent(new Event('offline'));
    expect(watch.store.getState().network).toBe(false);
  });

  test('asks nothing more after it was closed', async () => {
    const { watch, turn, fetch } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    turn(false);
    watch.look();
    await vi.advanceTimersByTimeAsync(0);
    watch.close();
    watch.close();
    const asked = fetch.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    watch.look();
    expect(fetch).toHaveBeenCalledTimes(asked);
  });

  test('a service that the program starts again is not called unreachable', async () => {
    const { watch, becomes, turn } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    turn(false);
    becomes('restarting');
    watch.look();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(watch.store.getState().service).toBe('restarting');
    turn(true);
    becomes('running');
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.store.getState().service).toBe('reachable');
    watch.close();
    becomes('restarting');
    expect(watch.store.getState().service).toBe('reachable');
  });
});
