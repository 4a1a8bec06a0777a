import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from './paths.ts';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where Node looks for a package from within another one, nearest first. */
function places(from: string, name: string): string[] {
  const parts = from.split('/node_modules/');
  return parts
    .map(
      (_, index) =>
        `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`,
    )
    .concat(`node_modules/${name}`);
}

describe('the lock file', () => {
  // npm leaves out what a registry does not have at the moment, and then refuses `npm ci` everywhere.
  it('holds every build of a native tool for every system', () => {
    const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
      packages: Record<string, Locked>;
    };
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !places(from, name).some((place) => packages[place]?.version))
        .map((name) => `${name}, of ${from}`),
    );
    expect(missing).toEqual([]);
  });
});
