import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUTATIONS } from '../../test/electron/mutations.ts';
import { plantIn } from './mutate.ts';
import { inRoot } from './paths.ts';

const SPECS = readdirSync(inRoot('test/desktop'))
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => readFileSync(inRoot('test/desktop', name), 'utf8'));

describe('planted bugs', () => {
  it('have names of their own', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  });

  it.each(MUTATIONS)('can be planted: $name', (mutation) => {
    const source = readFileSync(inRoot(mutation.file), 'utf8');
    expect(plantIn(source, mutation)).not.toBe(source);
  });

  it.each(MUTATIONS)('name a test that is there: $name', ({ caughtBy }) => {
    expect(SPECS.some((text) => text.includes(`'${caughtBy}'`))).toBe(true);
  });

  it('are refused when their place is gone, or there are two', () => {
    const [mutation] = MUTATIONS;
    if (!mutation) throw new Error('there are no planted bugs');
    for (const source of ['', 'sandbox: true, sandbox: true']) {
      expect(() => plantIn(source, mutation)).toThrow(/adapt/);
    }
  });
});
