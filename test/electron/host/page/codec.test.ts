import { anything, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec.ts';

describe('the codec', () => {
  it('gives back whatever can be cloned', () => {
    const values = anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    assert(
      property(values, (value) => {
        expect(decode(encode(value))).toStrictEqual(structuredClone(value));
      }),
    );
  });

  it('keeps what is shared and what leads back to itself', () => {
    const shared = { a: 1 };
    const value: Record<string, unknown> = { one: shared, two: shared };
    value['self'] = value;
    const back = decode(encode(value)) as typeof value;
    expect(back['one']).toBe(back['two']);
    expect(back['self']).toBe(back);
  });

  it('keeps errors with their class and stack', () => {
    const error = new RangeError('too far');
    const back = decode(encode(error)) as RangeError;
    expect(back).toBeInstanceOf(RangeError);
    expect([back.message, back.stack]).toEqual([error.message, error.stack]);
  });

  it("refuses with Electron's words what cannot cross", () => {
    for (const value of [() => 1, Symbol('no'), new Blob(['a']), { deep: [() => 1] }]) {
      expect(() => encode(value)).toThrow('An object could not be cloned.');
    }
  });
});
