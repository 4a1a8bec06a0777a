import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fault } from '../../domain/fault.ts';
import type { EmbeddedReport, EmbeddedRequest } from '../../service/index.ts';
import { setupEmbeddedService, type ServiceChild } from './embeddedService.ts';

const READY: EmbeddedReport = {
  kind: 'ready',
  origin: 'https://127.0.0.1:7443',
  fingerprint: `sha256/${'a'.repeat(43)}`,
};

/** A process that does what the test says. */
class FakeChild implements ServiceChild {
  readonly asked: EmbeddedRequest[] = [];
  readonly #onMessage: ((report: EmbeddedReport) => void)[] = [];
  readonly #onExit: (() => void)[] = [];
  isKilled = false;

  ask(request: EmbeddedRequest): void {
    this.asked.push(request);
  }
  on(event: 'message' | 'exit', listener: (report: EmbeddedReport) => void): void {
    if (event === 'message') this.#onMessage.push(listener);
    else this.#onExit.push(listener as () => void);
  }
  kill(): void {
    this.isKilled = true;
    this.exit();
  }
  report(report: EmbeddedReport): void {
    for (const listener of this.#onMessage) listener(report);
  }
  exit(): void {
    for (const listener of this.#onExit.splice(0)) listener();
  }
}

function setup() {
  const children: FakeChild[] = [];
  const told: string[] = [];
  const reached: unknown[][] = [];
  const service = setupEmbeddedService({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    startRequest: (port) => ({ kind: 'start', options: { dataDir: 'data', port } }),
    port: 7443,
    reached: (...all) => reached.push(all),
    tell: (state) => told.push(state),
    now: () => Date.now(),
  });
  const child = (index: number) => children[index] as FakeChild;
  return { service, children, child, told, reached };
}

const portsOf = (children: readonly FakeChild[]) =>
  children.map(({ asked: [first] }) => first?.kind === 'start' && first.options.port);

describe('the embedded service', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is not started before somebody needs it, and once for all who ask', async () => {
    const { service, children, child, told, reached } = setup();
    expect(children).toHaveLength(0);
    const asked = [service.address(), service.address()];
    child(0).report(READY);
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: { origin: 'https://127.0.0.1:7443' } },
      { ok: true, value: { origin: 'https://127.0.0.1:7443' } },
    ]);
    expect(children).toHaveLength(1);
    expect(reached).toEqual([[READY.origin, READY.fingerprint]]);
    expect(told).toEqual(['running']);
  });

  it('takes any free port where the usual one is taken', async () => {
    const { service, children, child } = setup();
    const asked = service.address();
    child(0).report({ kind: 'failed', fault: fault('internal', 'port in use') });
    await vi.advanceTimersByTimeAsync(0);
    child(1).report({ ...READY, origin: 'https://127.0.0.1:50123' });
    expect((await asked).ok).toBe(true);
    expect(portsOf(children)).toEqual([7443, 0]);
  });

  it('says why it cannot start, and tries again when asked again', async () => {
    const { service, children, child } = setup();
    const asked = service.address();
    const refused: EmbeddedReport = { kind: 'failed', fault: fault('internal', 'no disk') };
    child(0).report(refused);
    await vi.advanceTimersByTimeAsync(0);
    child(1).report(refused);
    expect(await asked).toEqual({ ok: false, fault: refused.fault });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(2);
    void service.address();
    expect(children).toHaveLength(3);
  });

  it('comes back on the port it had after a crash, each time later, until it is up', async () => {
    const { service, children, child, told } = setup();
    const asked = service.address();
    child(0).report({ ...READY, origin: 'https://127.0.0.1:50123' });
    await asked;
    child(0).exit();
    expect(told).toEqual(['running', 'restarting']);
    expect(await service.address()).toMatchObject({ ok: true });

    await vi.advanceTimersByTimeAsync(250);
    child(1).exit();
    await vi.advanceTimersByTimeAsync(250);
    expect(children).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(250);
    child(2).report(READY);
    expect(portsOf(children)).toEqual([7443, 50_123, 50_123]);
    expect(told.at(-1)).toBe('running');
  });

  it('is asked to close, waited for, and not started again', async () => {
    const { service, children, child, told } = setup();
    const asked = service.address();
    child(0).report(READY);
    await asked;
    const closing = service.close();
    expect(child(0).asked.at(-1)).toEqual({ kind: 'close' });
    child(0).exit();
    await closing;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(1);
    expect(told.at(-1)).toBe('stopped');
    expect(await service.address()).toMatchObject({ ok: false });
  });

  it('is ended hard when it does not close', async () => {
    const { service, child } = setup();
    const asked = service.address();
    child(0).report(READY);
    await asked;
    const closing = service.close();
    await vi.advanceTimersByTimeAsync(4_000);
    await closing;
    expect(child(0).isKilled).toBe(true);
  });

  it('closes at once when it never ran, or waits for its restart', async () => {
    await setup().service.close();
    const { service, children, child } = setup();
    const asked = service.address();
    child(0).report(READY);
    await asked;
    child(0).exit();
    await service.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(1);
  });
});
