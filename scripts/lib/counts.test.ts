import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCounts, closingLine, NO_TESTS, readEndToEndCounts, readUnitCounts } from './counts.ts';

describe('counts', () => {
  let folder: string;
  const report = (content: object) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'umeet-counts-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read from a unit report', () => {
    const file = report({
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
    });
    expect(readUnitCounts(file)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it('take a test that passed only when repeated for a failure', () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } });
    expect(readEndToEndCounts(file)).toEqual({ passed: 5, failed: 3, skipped: 0 });
  });

  it('are none where no report was written', () => {
    expect(readUnitCounts(join(folder, 'none.json'))).toEqual(NO_TESTS);
    expect(readEndToEndCounts(join(folder, 'none.json'))).toEqual(NO_TESTS);
  });

  it('end in one plain line', () => {
    const sum = addCounts(
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 0 },
    );
    expect(closingLine(sum)).toBe('5 passed, 1 failed');
    expect(closingLine({ ...sum, skipped: 4 })).toBe('5 passed, 1 failed, 4 skipped');
  });
});
