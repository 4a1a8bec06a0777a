import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setupCrashReports } from './crashReports.ts';

describe('reports of crashes', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-crash-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => {
    const started: unknown[] = [];
    const start = (options: unknown) => started.push(options);
    return { reports: setupCrashReports({ start } as never, folder), started };
  };
  const dump = (name: string, atSeconds: number, content = 'MDMP') => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    utimesSync(path, atSeconds, atSeconds);
    return path;
  };

  it('are sent nowhere', () => {
    expect(open().started).toEqual([{ uploadToServer: false }]);
  });

  it('are listed, the newest first, wherever the system puts them', () => {
    dump('completed/a1.dmp', 1);
    dump('reports/b2.dmp', 3);
    dump('pending/c3.dmp', 2);
    dump('completed/a1.meta', 9);
    dump('settings.dat', 9);
    expect(open().reports.list()).toEqual([
      { id: 'b2', timeMs: 3_000, size: 4 },
      { id: 'c3', timeMs: 2_000, size: 4 },
      { id: 'a1', timeMs: 1_000, size: 4 },
    ]);
  });

  it('are read by an id of the list and by nothing else', () => {
    dump('completed/a1.dmp', 1, 'dump');
    const { reports } = open();
    expect(reports.read('a1')).toEqual({ ok: true, value: new Uint8Array(Buffer.from('dump')) });
    for (const id of ['../settings', 'completed/a1', 'a1.dmp', '']) {
      expect(reports.read(id)).toMatchObject({ fault: { code: 'not-found' } });
    }
  });

  it('are ten at most, the oldest go', () => {
    for (let index = 1; index <= 14; index += 1) dump(`completed/d${index}.dmp`, index);
    const { reports } = open();
    reports.prune();
    expect(reports.list().map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `d${14 - index}`),
    );
  });

  it('are all gone when the person says so, and what is known of them', () => {
    dump('completed/a1.dmp', 1);
    const meta = dump('completed/a1.meta', 1);
    const { reports } = open();
    reports.clear();
    expect(reports.list()).toEqual([]);
    expect(existsSync(meta)).toBe(false);
  });

  it('are none where nothing ever crashed', () => {
    rmSync(folder, { recursive: true });
    expect(open().reports.list()).toEqual([]);
  });
});
