import { expect, test } from 'vitest';
import { cacheControlOf } from './webClient.ts';

test('only files whose name changes with their content are kept for good', () => {
  for (const path of ['/w/assets/index-Ab12Cd34.js', '/w/assets/index-Ab12Cd34.js.br']) {
    expect(cacheControlOf(path)).toContain('immutable');
  }
  for (const path of [
    '/w/index.html',
    '/w/index.html.gz',
    '/w/assets/logo.svg',
    '/w/x-Ab12Cd34.js',
  ]) {
    expect(cacheControlOf(path)).toBe('no-cache');
  }
});
