import { existsSync } from 'node:fs';
import { Arch, Platform } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { canNotarize, packageConfig, updateFeed } from '../../../build/packageConfig.ts';
import { inRoot } from '../paths.ts';
import { readWanted, targetsOf } from './systems.ts';

const CERTIFICATE = { CSC_LINK: 'file.p12', CSC_KEY_PASSWORD: 'secret' };
const API_KEY = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('the configuration of packages', () => {
  it('looks for updates where it is told, or at the releases of its repository', () => {
    expect(updateFeed({})).toBeUndefined();
    expect(updateFeed({ GITHUB_REPOSITORY: 'a/b' })).toBe(
      'https://github.com/a/b/releases/latest/download',
    );
    expect(updateFeed({ GITHUB_REPOSITORY: 'a/b', UMEET_UPDATE_URL: 'https://u.test/' })).toBe(
      'https://u.test/',
    );
    expect(packageConfig({}).publish).toBeNull();
  });

  it('asks the notary only for a signed program, and with all that it takes', () => {
    expect(canNotarize({ ...CERTIFICATE, ...API_KEY })).toBe(true);
    expect(canNotarize(API_KEY)).toBe(false);
    expect(canNotarize({ ...CERTIFICATE, ...API_KEY, APPLE_API_ISSUER: '' })).toBe(false);
  });

  it('signs nothing without a certificate, rather than with whatever is in the keychain', () => {
    expect(packageConfig({}).mac?.identity).toBeNull();
    expect(packageConfig(CERTIFICATE).mac).not.toHaveProperty('identity');
  });

  it('lets a person choose for whom to install', () => {
    expect(packageConfig({}).nsis).toMatchObject({ oneClick: false, perMachine: false });
  });

  it('names files that are there', () => {
    const { mac, win, linux, nsis } = packageConfig({});
    const files = [mac?.icon, mac?.entitlements, mac?.entitlementsInherit, win?.icon, linux?.icon];
    const missing = [...files, nsis?.license].filter((file) => !existsSync(inRoot(String(file))));
    expect(missing).toEqual([]);
  });
});

describe('the targets of a packaging run', () => {
  const wanted = (options: Readonly<Record<string, string>>, unpacked = false) =>
    readWanted((name) => options[name], unpacked, 'darwin');

  it('are those of this system', () => {
    expect(wanted({})).toEqual({ system: 'macos', arches: [], unpacked: false });
    expect(targetsOf(wanted({})).get(Platform.MAC)?.size).toBe(0);
  });

  it('are those that were asked for', () => {
    const targets = targetsOf(wanted({ for: 'windows', arch: 'x64,arm64' }, true));
    expect([...(targets.get(Platform.WINDOWS) ?? [])]).toEqual([
      [Arch.x64, ['dir']],
      [Arch.arm64, ['dir']],
    ]);
  });

  it('are refused when unknown', () => {
    expect(() => wanted({ for: 'mars' })).toThrow('--for is one of');
    expect(() => wanted({ arch: 'x64,z80' })).toThrow('not z80');
  });
});
