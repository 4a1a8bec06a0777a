import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedInfo, readManaged } from './managed.ts';

describe('what an organisation decides', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-managed-'));
    path = join(folder, 'managed.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (platform: NodeJS.Platform = 'linux') => {
    const logged: string[] = [];
    const log = (...line: readonly string[]) => logged.push(line.join(' '));
    return { managed: readManaged({ path, platform, log }), logged };
  };
  const write = (value: unknown, mode = 0o644) => {
    writeFileSync(path, JSON.stringify(value));
    chmodSync(path, mode);
  };

  it('is nothing, and nothing is said, where there is no file', () => {
    const { managed, logged } = read();
    expect(managedInfo(managed, path)).toEqual({
      isManaged: false,
      path,
      problems: [],
      service: null,
    });
    expect(logged).toEqual([]);
  });

  it('is in force and told', () => {
    write({ version: 1, settings: { openAtLogin: true }, service: { origin: 'https://meet:1' } });
    const { managed, logged } = read();
    expect(managedInfo(managed, path)).toMatchObject({
      isManaged: true,
      service: 'https://meet:1',
    });
    expect(logged).toEqual([
      `info managed ${path} decides settings: openAtLogin; meeting service: https://meet:1`,
    ]);
  });

  it('is ignored when everybody may write it, where the system does not guard the folder', () => {
    write({ version: 1, settings: { openAtLogin: true } }, 0o666);
    expect(read().managed).toMatchObject({
      settings: {},
      problems: [{ kind: 'writable-by-all', at: '' }],
    });
    expect(read('win32').managed.settings).toEqual({ openAtLogin: true });
  });

  it('is ignored when it is beyond all measure, or no file at all', () => {
    writeFileSync(path, ' '.repeat(300 * 1024));
    expect(read().managed.problems).toEqual([{ kind: 'invalid', at: '' }]);
    rmSync(path);
    path = folder;
    expect(read().managed.problems).toEqual([{ kind: 'unreadable', at: '' }]);
  });
});
