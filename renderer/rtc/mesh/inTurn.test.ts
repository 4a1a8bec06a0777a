import { expect, it } from 'vitest';
import { inTurn } from './inTurn.ts';

it('applies one value at a time, the last of those that came meanwhile, and goes on afterwards', async () => {
  const applied: number[] = [];
  let done = () => {};
  const apply = inTurn(async (value: number) => {
    applied.push(value);
    await new Promise<void>((resolve) => (done = resolve));
  });
  const finish = async () => {
    done();
    await Promise.resolve();
    await Promise.resolve();
  };
  for (const value of [1, 2, 3]) apply(value);
  expect(applied).toEqual([1]);
  await finish();
  expect(applied).toEqual([1, 3]);
  await finish();
  apply(4);
  expect(applied).toEqual([1, 3, 4]);
});
