import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeptVersions } from './keptVersions.ts';

describe('versions that are kept', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'umeet-kept-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const keep = async (...versions: readonly string[]) => {
    const kept = createKeptVersions(join(root, 'updates'));
    for (const version of versions) {
      const installer = join(root, 'Umeet Setup.exe');
      writeFileSync(installer, `program ${version}`);
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as versions come
      await kept.keep(version, installer);
    }
    return kept;
  };

  it('are this one and the one before, with what proves them whole', async () => {
    const kept = await keep('1.0.0', '1.1.0', '1.2.0');
    expect(kept.list().map(({ version }) => version)).toEqual(['1.1.0', '1.2.0']);
    expect(kept.list()[1]).toEqual({
      version: '1.2.0',
      file: '1.2.0.exe',
      size: 13,
      sha512: createHash('sha512').update('program 1.2.0').digest('base64'),
    });
    expect(readFileSync(join(kept.folder, '1.1.0.exe'), 'utf8')).toBe('program 1.1.0');
    expect(readdirSync(kept.folder).toSorted()).toEqual(['1.1.0.exe', '1.2.0.exe', 'kept.json']);
  });

  it('are counted once, however often one is kept', async () => {
    const kept = await keep('1.0.0', '1.1.0', '1.1.0');
    expect(kept.list().map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
  });

  it('are none in a folder that is not there, and only sound ones in a list that was changed', async () => {
    expect(createKeptVersions(join(root, 'nowhere')).list()).toEqual([]);
    const kept = await keep('1.0.0');
    const [sound] = kept.list();
    const bad = { ...sound, file: '../../etc/passwd' };
    writeFileSync(join(kept.folder, 'kept.json'), JSON.stringify([bad, 7, sound]));
    expect(kept.list()).toEqual([sound]);
  });

  it('refuse a name that is no version', async () => {
    await expect(keep('../1.0.0')).rejects.toThrow('not a version');
  });
});
