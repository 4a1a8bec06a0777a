import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_NAMES, type CallName } from '../../preload/contract.ts';
import { SAMPLES } from '../../test/fakes/callSamples.ts';
import { ANSWERS } from '../../test/fakes/calls.ts';
import { ok } from '../../domain/reply.ts';
import { createGate, type Handlers } from './gate.ts';
import { guards } from './guards.ts';

type Invoke = (
  event: unknown,
  argument: unknown,
) => Promise<{ ok: boolean; fault?: { code: string } }>;

const OUR_FRAME = { origin: 'app://bundle', parent: null };

/** The gate with handlers that only remember that they were reached. */
function openGate() {
  const calls = new Map<string, Invoke>();
  const reached: [CallName, unknown][] = [];
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      (argument: unknown) => {
        reached.push([name, argument]);
        return ok(ANSWERS[name]);
      },
    ]),
  ) as unknown as Handlers;
  const ipcMain = { handle: (name: string, run: Invoke) => void calls.set(name, run) };
  createGate({
    ipcMain: ipcMain as never,
    guards,
    ourOrigin: OUR_FRAME.origin,
    page: () => undefined,
    report: () => undefined,
  }).handle(handlers);
  const call = (name: CallName, argument: unknown, senderFrame: unknown = OUR_FRAME) =>
    (calls.get(name) as Invoke)({ senderFrame }, argument);
  return { call, reached };
}

/** What may arrive over the bridge and fits no field that is not looking for exactly it. */
const HOSTILE: readonly unknown[] = [
  null,
  Number.NaN,
  -1,
  1.5,
  1e308,
  'x'.repeat(100_000),
  '../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '\u0000',
  [],
  {},
  [[[[[]]]]],
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { constructor: { prototype: { polluted: true } } },
  new Map([['a', 1]]),
  new Date(0),
  new Uint8Array(8),
  12n,
];

/** Frames that are not the top frame of our own page. */
const FOREIGN_FRAMES: readonly unknown[] = [
  null,
  { origin: 'https://evil.example', parent: null },
  { origin: 'app://bundle', parent: {} },
  { origin: 'app://bundle.evil.example', parent: null },
  { origin: 'app://other', parent: null },
  { origin: 'null', parent: null },
  { origin: 'file://', parent: null },
  { origin: '', parent: null },
];

/** The argument with the value at one place of it replaced, for every place. */
function* replaced(value: unknown, by: unknown): Generator<{ place: string; argument: unknown }> {
  yield { place: '', argument: by };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const { place, argument } of replaced(inner, by)) {
      const copy = { ...(value as Record<string, unknown>), [key]: argument };
      yield { place: `${key}${place === '' ? '' : `.${place}`}`, argument: copy };
    }
  }
}

function valueAt(argument: unknown, place: string): unknown {
  if (place === '') return argument;
  return place
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], argument);
}

describe.each(CALL_NAMES)('%s', (name) => {
  it('takes its sample from our own page and from nobody else', async () => {
    const { call, reached } = openGate();
    expect(await call(name, SAMPLES[name])).toMatchObject({ ok: true });
    for (const frame of FOREIGN_FRAMES) {
      expect(await call(name, SAMPLES[name], frame)).toMatchObject({
        ok: false,
        fault: { code: 'forbidden' },
      });
    }
    expect(reached).toHaveLength(1);
  });

  it('lets nothing hostile through to its handler, at any place of its argument', async () => {
    const { call, reached } = openGate();
    const sample = SAMPLES[name];
    const wrong: string[] = [];
    for (const hostile of HOSTILE) {
      for (const { place, argument } of replaced(sample, hostile)) {
        reached.length = 0;
        const { fault } = await call(name, argument);
        const taken = reached[0]?.[1];
        // What a field does take must be of its own kind, and small.
        const isFine =
          reached.length === 0
            ? fault?.code === 'bad-request'
            : typeof valueAt(taken, place) === typeof valueAt(sample, place) &&
              JSON.stringify(taken).length < 70_000;
        if (!isFine) wrong.push(`${place}: ${typeof hostile} ${String(hostile).slice(0, 40)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('takes no field that the contract does not name', async () => {
    const { call, reached } = openGate();
    const sample = SAMPLES[name];
    if (typeof sample === 'object' && sample !== null) {
      await call(name, { ...sample, unknown: 1 });
      await call(name, { ...sample, [Symbol.toStringTag]: 'x', polluted: true });
    } else {
      await call(name, { unknown: 1 });
    }
    expect(reached).toEqual([]);
  });

  it('answers anything at all with a reply and never throws', async () => {
    const { call } = openGate();
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (argument) => {
        expect(typeof (await call(name, argument)).ok).toBe('boolean');
      }),
      { numRuns: 50 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
