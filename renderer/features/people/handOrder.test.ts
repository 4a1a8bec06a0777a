import { expect, test } from 'vitest';
import { someMember } from '../../../test/fakes/wires.ts';
import { handOrder } from './handOrder.ts';

test('hands are taken in the order they were raised, the same for everybody', () => {
  const [ada, bo, cy, di] = [
    someMember('ada', { handRaisedAtMs: 9 }),
    someMember('bo'),
    someMember('cy', { handRaisedAtMs: 4 }),
    someMember('di', { handRaisedAtMs: 9 }),
  ];
  expect(handOrder([di, ada, bo, cy])).toEqual([cy, ada, di]);
  expect(handOrder([ada, cy, di])).toEqual([cy, ada, di]);
});
