import { expect, test } from 'vitest';
import type { Incarnation, MemberId } from '../../domain/ids.ts';
import { createHeldSignals } from './heldSignals.ts';

const signal = (from: string, data: string) => ({
  from: from as MemberId,
  fromIncarnation: 'incarnation' as Incarnation,
  signal: { link: 1, data },
});

test('what is held comes out once, in order, without what gone senders sent', () => {
  const held = createHeldSignals();
  for (const [from, data] of [
    ['ada', '1'],
    ['ben', '2'],
    ['ada', '3'],
  ] as const) {
    expect(held.hold(signal(from, data))).toBe(true);
  }
  const taken = held.take((from) => from === 'ada');
  expect(taken.map((one) => one.signal.data)).toEqual(['1', '3']);
  expect(held.take(() => true)).toEqual([]);
});

test('the buffer is bounded in number and in size, and empty again after it was taken', () => {
  const held = createHeldSignals();
  let count = 0;
  while (held.hold(signal('ada', 'x'))) count += 1;
  expect(count).toBe(128);
  held.take(() => true);
  expect(held.hold(signal('ada', 'x'.repeat(200_000)))).toBe(true);
  expect(held.hold(signal('ada', 'x'.repeat(200_000)))).toBe(false);
  expect(held.hold(signal('ada', 'x'))).toBe(true);
});
