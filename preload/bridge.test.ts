import { describe, expect, it } from 'vitest';
import { createBridge } from './bridge.ts';
import type { EventName } from './contract.ts';

type Listener = (event: unknown, ...payload: unknown[]) => void;

function fakeIpc() {
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<Listener>>();
  const ipc = {
    invoke: (...call: unknown[]) => {
      invoked.push(call);
      return Promise.resolve({ ok: true, value: null });
    },
    on: (name: string, listener: Listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off: (name: string, listener: Listener) => {
      listeners.get(name)?.delete(listener);
    },
  };
  const send = (name: string, payload: unknown) =>
    listeners.get(name)?.forEach((listener) => listener({ sender: 'secret' }, payload));
  return { bridge: createBridge(ipc as never), invoked, listeners, send };
}

describe('the bridge', () => {
  it('passes a call of the contract with its argument', async () => {
    const { bridge, invoked } = fakeIpc();
    await bridge.call('service:pin', { host: 'a', fingerprint: 'b' });
    expect(invoked).toEqual([['service:pin', { host: 'a', fingerprint: 'b' }]]);
  });

  it('refuses a name outside the contract without asking the main process', async () => {
    const { bridge, invoked } = fakeIpc();
    const reply = await bridge.call('shell:run' as never, undefined as never);
    expect(reply).toMatchObject({ ok: false, fault: { code: 'not-found' } });
    expect(invoked).toEqual([]);
  });

  it('hands over the payload of an event and never the event itself, until undone', () => {
    const { bridge, send } = fakeIpc();
    const heard: unknown[][] = [];
    const undo = bridge.on('link:opened', (...all: unknown[]) => heard.push(all));
    send('link:opened', 'umeet://host/m/abc-defg-hjk');
    undo();
    send('link:opened', 'umeet://host/m/abc-defg-hjk');
    expect(heard).toEqual([['umeet://host/m/abc-defg-hjk']]);
  });

  it('does not listen to a name outside the contract', () => {
    const { bridge, listeners } = fakeIpc();
    bridge.on('secrets' as EventName, () => undefined)();
    expect(listeners.size).toBe(0);
  });
});
