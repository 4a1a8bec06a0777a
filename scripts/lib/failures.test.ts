import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEndToEndFailures, readUnitFailures } from './failures.ts';

describe('failures', () => {
  let folder: string;
  const report = (content: object) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'umeet-failures-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('of units are told by file and name, with what was wrong in one line', () => {
    const file = report({
      testResults: [
        {
          name: 'a.test.ts',
          assertionResults: [
            { fullName: 'it works', status: 'passed' },
            { fullName: 'it holds', status: 'failed', failureMessages: ['expected 1\n  to be 2'] },
          ],
        },
      ],
    });
    expect(readUnitFailures(file)).toEqual(['a.test.ts: it holds: expected 1 to be 2']);
  });

  it('tell of a file that could not be loaded', () => {
    const file = report({
      testResults: [
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(readUnitFailures(file)).toEqual(['b.test.ts: no such module']);
  });

  it('in browsers are found in groups too, without colours', () => {
    const failed = (title: string) => ({
      title,
      ok: false,
      tests: [{ results: [{ error: { message: '\u001B[31mnot\u001B[39m seen' } }] }],
    });
    const file = report({
      suites: [
        {
          file: 'c.spec.ts',
          specs: [failed('is seen'), { title: 'is heard', ok: true }],
          suites: [{ file: 'c.spec.ts', specs: [failed('is felt')] }],
        },
      ],
    });
    expect(readEndToEndFailures(file)).toEqual([
      'c.spec.ts: is seen: not seen',
      'c.spec.ts: is felt: not seen',
    ]);
  });

  it('are none where no report was written', () => {
    expect(readUnitFailures(join(folder, 'none.json'))).toEqual([]);
    expect(readEndToEndFailures(join(folder, 'none.json'))).toEqual([]);
  });
});
