import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import plist from 'plist';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { FUSE_NAMES } from './fuseWire.ts';
import type { System } from './systems.ts';

// A distribution of Electron that has everything electron-builder touches and nothing that runs, so that packages can
// be made, and looked into, where the real one cannot be fetched.

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 of the fuse wire, its length, and each fuse as Electron delivers it. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from(SENTINEL),
  Buffer.from([1, FUSE_NAMES.length]),
  Buffer.from('101100011'),
]);
const US_ENGLISH = 1033;
const UTF16 = 1200;
const LOCALES = ['de', 'en-US', 'zh-CN'];
const MAC_LOCALES = ['de', 'en', 'zh_CN'];
const MAC_HELPERS = ['', ' (GPU)', ' (Renderer)', ' (Plugin)'];

/** Makes the distribution of each system in `folder/<system>`. `version` is Electron's. */
export async function makeFakeElectrons(folder: string, version: string): Promise<void> {
  await makeFlat(join(folder, 'linux'), 'electron', linuxProgram(), version);
  await makeFlat(join(folder, 'windows'), 'electron.exe', windowsProgram(version), version);
  await makeMac(join(folder, 'macos' satisfies System), version);
}

async function makeFlat(
  root: string,
  program: string,
  content: Buffer,
  version: string,
): Promise<void> {
  put(join(root, program), content);
  chmodSync(join(root, program), 0o755);
  putCommon(root, version);
  for (const locale of LOCALES) put(join(root, 'locales', `${locale}.pak`), locale);
  await putDefaultApp(join(root, 'resources'));
}

async function makeMac(root: string, version: string): Promise<void> {
  const contents = join(root, 'Electron.app/Contents');
  putCommon(root, version);
  putBundle(contents, 'Electron', 'com.github.Electron', version);
  put(join(contents, 'Resources/electron.icns'), '');
  for (const helper of MAC_HELPERS) {
    const name = `Electron Helper${helper}`;
    const inside = join(contents, 'Frameworks', `${name}.app`, 'Contents');
    putBundle(inside, name, 'com.github.Electron.helper', version);
  }
  const framework = join(contents, 'Frameworks/Electron Framework.framework');
  put(join(framework, 'Versions/A/Electron Framework'), FUSE_WIRE);
  for (const locale of MAC_LOCALES) {
    put(join(contents, 'Resources', `${locale}.lproj/locale.pak`), locale);
    put(join(framework, 'Versions/A/Resources', `${locale}.lproj/locale.pak`), locale);
  }
  symlinkSync('A', join(framework, 'Versions/Current'));
  symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  symlinkSync('Versions/Current/Resources', join(framework, 'Resources'));
  await putDefaultApp(join(contents, 'Resources'));
}

function putBundle(contents: string, name: string, id: string, version: string): void {
  put(join(contents, 'MacOS', name), 'fake');
  chmodSync(join(contents, 'MacOS', name), 0o755);
  const info = {
    CFBundleExecutable: name,
    CFBundleIdentifier: id,
    CFBundleName: name,
    CFBundleDisplayName: name,
    CFBundlePackageType: 'APPL',
    CFBundleVersion: version,
  };
  put(join(contents, 'Info.plist'), plist.build(info));
}

function putCommon(root: string, version: string): void {
  put(join(root, 'version'), version);
  put(join(root, 'LICENSE'), "Electron's licence");
  put(join(root, 'LICENSES.chromium.html'), '<p>The licences of Chromium</p>');
}

/** It must be a real archive: electron-builder reads the hash of every one it meets. */
async function putDefaultApp(resources: string): Promise<void> {
  const source = mkdtempSync(join(tmpdir(), 'umeet-default-app-'));
  put(join(source, 'package.json'), '{}');
  mkdirSync(resources, { recursive: true });
  await createPackage(source, join(resources, 'default_app.asar'));
  rmSync(source, { recursive: true });
}

function linuxProgram(): Buffer {
  return Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), FUSE_WIRE]);
}

/** A Windows program with the resources that get replaced: its version and its icon. */
function windowsProgram(version: string): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const info = Resource.VersionInfo.createEmpty();
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  info.lang = US_ENGLISH;
  info.setFileVersion(major, minor, patch, 0, US_ENGLISH);
  info.setStringValues(
    { lang: US_ENGLISH, codepage: UTF16 },
    { ProductName: 'Electron', FileDescription: 'Electron', OriginalFilename: 'electron.exe' },
  );
  info.outputToResourceEntries(resources.entries);
  const icons = Data.IconFile.from(onePixelIcon()).icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, US_ENGLISH, icons);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), FUSE_WIRE]);
}

/** An icon file of one white pixel as a bitmap. */
function onePixelIcon(): Buffer {
  return Buffer.from(
    'AAABAAEAAQEAAAEAIAAwAAAAFgAAACgAAAABAAAAAgAAAAEAIAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAD/////AAAAAA==',
    'base64',
  );
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
