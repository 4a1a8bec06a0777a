import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputHash, isStale, stamp, type StampedWork } from './stamp.ts';

describe('stamps', () => {
  let root: string;
  let work: StampedWork;
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'umeet-stamp-'));
    mkdirSync(join(root, 'source/deep'), { recursive: true });
    write('source/a.ts', 'a');
    write('source/deep/b.ts', 'b');
    write('lock.json', '{}');
    write('out.js', 'built');
    work = { root, inputs: ['source', 'lock.json'], outputs: ['out.js'], stampFile: '.stamp' };
    stamp(work, inputHash(work));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('calls a build fresh whose inputs did not change', () => {
    expect(isStale(work)).toBe(false);
  });

  it.each([
    ['a file deep in a folder changed', () => write('source/deep/b.ts', 'changed')],
    ['a file was added', () => write('source/c.css', 'new')],
    ['a file was removed', () => rmSync(join(root, 'source/a.ts'))],
    ['a single input file changed', () => write('lock.json', '{"new":1}')],
    ['the output is gone', () => rmSync(join(root, 'out.js'))],
    ['nothing was ever stamped', () => rmSync(join(root, '.stamp'))],
  ])('calls a build stale when %s', (_what, change) => {
    change();
    expect(isStale(work)).toBe(true);
  });

  it('does not mind tests and guides', () => {
    write('source/a.test.ts', 'a test');
    write('source/README.md', 'a guide');
    expect(isStale(work)).toBe(false);
  });
});
