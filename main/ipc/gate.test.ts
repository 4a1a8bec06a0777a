import { describe, expect, it } from 'vitest';
import { handlersThatAgree } from '../../test/fakes/calls.ts';
import { createGate, type Handlers } from './gate.ts';
import { guards } from './guards.ts';

type Invoke = (event: unknown, argument: unknown) => Promise<unknown>;
const PIN = { host: '192.168.1.5:7443', fingerprint: `sha256/${'a'.repeat(43)}` };

function openGate(overrides: Partial<Handlers> = {}) {
  const calls = new Map<string, Invoke>();
  const reported: unknown[] = [];
  const sent: unknown[][] = [];
  const page = {
    gone: false,
    send: (...all: unknown[]) => sent.push(all),
    isDestroyed: () => page.gone,
  };
  const gate = createGate({
    ipcMain: { handle: (name: string, run: Invoke) => calls.set(name, run) } as never,
    guards,
    ourOrigin: 'app://bundle',
    page: () => page as never,
    report: (name, error) => reported.push([name, error]),
  });
  gate.handle({
    ...handlersThatAgree(),
    ...overrides,
  });
  const frame = { origin: 'app://bundle', parent: null };
  const call = (name: string, argument: unknown, senderFrame: unknown = frame) =>
    calls.get(name)?.({ senderFrame }, argument);
  return { gate, call, reported, sent, page };
}

describe('the gate', () => {
  it('answers our own page', async () => {
    const { call } = openGate();
    expect(await call('service:pin', PIN)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['a page of another origin', { origin: 'https://evil.example', parent: null }],
    ['a frame inside our page', { origin: 'app://bundle', parent: {} }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_who, frame) => {
    const { call } = openGate();
    expect(await call('link:take', undefined, frame)).toMatchObject({
      ok: false,
      fault: { code: 'forbidden' },
    });
  });

  it.each([
    ['an argument where none belongs', 'link:take', { extra: 1 }],
    ['a fingerprint that is none', 'service:pin', { ...PIN, fingerprint: 'sha256/short' }],
    ['a host with a path', 'service:pin', { ...PIN, host: 'host/path' }],
    ['a field too many', 'service:pin', { ...PIN, more: true }],
    ['nothing where something belongs', 'service:pin', undefined],
  ])('refuses %s', async (_what, name, argument) => {
    const { call } = openGate();
    expect(await call(name, argument)).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
  });

  it('turns a handler that throws into a fault and reports it', async () => {
    const bug = new Error('a bug');
    const { call, reported } = openGate({
      'link:take': () => {
        throw bug;
      },
    });
    expect(await call('link:take', undefined)).toMatchObject({
      ok: false,
      fault: { code: 'internal' },
    });
    expect(reported).toEqual([['link:take', bug]]);
  });

  it('sends events to the page, and to nobody once it is gone', () => {
    const { gate, sent, page } = openGate();
    gate.emit('service:state', 'running');
    page.gone = true;
    gate.emit('service:state', 'stopped');
    expect(sent).toEqual([['service:state', 'running']]);
  });
});
