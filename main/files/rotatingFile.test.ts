import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRotatingFile } from './rotatingFile.ts';

describe('a file that rotates', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8');
  const open = () =>
    createRotatingFile(join(folder, 'logs'), 'main', { fileBytes: 20, oldFiles: 2 });

  it('makes its folder with the first line and goes on where it ended', () => {
    open().write('first');
    open().write('second');
    expect(read('main.log')).toBe('first\nsecond\n');
  });

  it('keeps the newest lines and never more than its limits', () => {
    const file = open();
    for (let line = 10; line < 40; line += 1) file.write(`line ${line}`);
    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual([
      'main.1.log',
      'main.2.log',
      'main.log',
    ]);
    expect(read('main.log')).toBe('line 38\nline 39\n');
    expect(read('main.2.log')).toBe('line 34\nline 35\n');
  });

  it('cuts a line that is longer than a file may be', () => {
    open().write('x'.repeat(500));
    expect(statSync(join(folder, 'logs', 'main.log')).size).toBe(20);
  });

  it('loses lines and not the program when the folder cannot be written', () => {
    const file = createRotatingFile('/dev/null/nowhere', 'main', { fileBytes: 20, oldFiles: 2 });
    expect(() => file.write('lost')).not.toThrow();
  });

  it('starts again when its folder was deleted', () => {
    const file = open();
    file.write('first');
    rmSync(join(folder, 'logs'), { recursive: true });
    file.write('lost');
    file.write('third');
    expect(read('main.log')).toBe('third\n');
  });
});
