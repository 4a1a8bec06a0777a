import { describe, expect, test } from 'vitest';
import { splitHash } from './hashLocation.ts';

describe('the route behind the #', () => {
  test.each([
    ['', '/', ''],
    ['#/', '/', ''],
    ['#/settings', '/settings', ''],
    ['#/m/abc-defg-hjk?pin=sha256/a?b', '/m/abc-defg-hjk', 'pin=sha256/a?b'],
  ])('%j has path %s and search %j', (hash, path, search) => {
    expect(splitHash(hash)).toEqual({ path, search });
  });
});
