import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuseConfig } from '../../../build/fuses.ts';
import { makeFakeElectrons } from './fakeElectron.ts';
import { fuseProblems, readFuses } from './fuseWire.ts';
import { archiveBytes, archiveFiles, archiveHash, archiveManifest } from './packed.ts';
import { readWindowsResources, windowsProblems } from './windowsResources.ts';

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'umeet-fake-electron-'));
  await makeFakeElectrons(folder, '45.4.1');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the stand-in for Electron', () => {
  it.each(['linux/electron', 'windows/electron.exe', 'macos/Electron.app'])(
    '%s takes every fuse, as Electron does',
    async (program) => {
      const path = join(folder, program);
      expect(fuseProblems(await readFuses(path))).not.toEqual([]);
      await flipFuses(path, fuseConfig(false));
      expect(fuseProblems(await readFuses(path))).toEqual([]);
    },
  );

  it('has an archive that can be read', () => {
    const archive = join(folder, 'linux/resources/default_app.asar');
    expect(archiveFiles(archive)).toEqual([{ path: 'package.json', bytes: 2 }]);
    expect(archiveManifest(archive)).toEqual({});
    expect(archiveHash(archive)).toMatch(/^[0-9a-f]{64}$/);
    expect(archiveBytes(archive)).toBeGreaterThan(2);
  });

  it('has the resources of a Windows program, which are not yet those of Umeet', () => {
    const resources = readWindowsResources(readFileSync(join(folder, 'windows/electron.exe')));
    expect(resources.texts['ProductName']).toBe('Electron');
    expect(windowsProblems(resources, '1.2.3', 'ab')).toEqual([
      'ProductName is Electron',
      'FileDescription is Electron',
      'ProductVersion is missing',
      'icon of 1 pixels',
      "the archive's hash is ab, and it expects none",
    ]);
  });
});
