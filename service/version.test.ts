import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SERVICE_VERSION } from './version.ts';

test('the service says the version of the package', () => {
  const file = new URL('../package.json', import.meta.url);
  expect(SERVICE_VERSION).toBe(
    (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version,
  );
});
