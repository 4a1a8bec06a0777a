import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJsonFile } from './jsonFile.ts';

describe('a JSON file', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'umeet-json-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was written, and leaves no draft', () => {
    const path = join(folder, 'deep', 'settings.json');
    const file = createJsonFile(path);
    expect(file.read()).toBeUndefined();
    file.write({ name: '会议' });
    expect(createJsonFile(path).read()).toEqual({ name: '会议' });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
  });

  it('keeps what it cannot read aside instead of losing it', () => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{ "name": "half');
    const file = createJsonFile(path);
    expect(file.read()).toBeUndefined();
    file.write({});
    expect(readFileSync(`${path}.broken`, 'utf8')).toBe('{ "name": "half');
    expect(file.read()).toEqual({});
  });
});
