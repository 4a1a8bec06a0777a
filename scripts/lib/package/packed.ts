import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { createHash } from 'node:crypto';
import type { PackedFile } from './archiveFiles.ts';
import type { System } from './systems.ts';

/** A packed program: what `--unpacked` made for one system and processor. */
export interface PackedProgram {
  readonly name: string;
  readonly system: System;
  readonly arch: string;
  /** What carries the fuses: an executable or an `.app`. */
  readonly program: string;
  /** Folder with the archive and what is beside it. */
  readonly resources: string;
  readonly archive: string;
}

/** Every program that is packed for a check, in electron-builder's folders under `output`. */
export function packedPrograms(output: string): PackedProgram[] {
  return [
    flat('linux x64', 'linux', join(output, 'linux-unpacked'), 'umeet'),
    flat('windows x64', 'windows', join(output, 'win-unpacked'), 'Umeet.exe'),
    flat('windows arm64', 'windows', join(output, 'win-arm64-unpacked'), 'Umeet.exe'),
    app('macos x64', join(output, 'mac')),
    app('macos arm64', join(output, 'mac-arm64')),
  ];
}

function flat(name: string, system: System, folder: string, program: string): PackedProgram {
  const resources = join(folder, 'resources');
  return {
    ...named(name, system),
    program: join(folder, program),
    resources,
    archive: join(resources, 'app.asar'),
  };
}

function app(name: string, folder: string): PackedProgram {
  const program = join(folder, 'Umeet.app');
  const resources = join(program, 'Contents/Resources');
  return { ...named(name, 'macos'), program, resources, archive: join(resources, 'app.asar') };
}

function named(name: string, system: System): Pick<PackedProgram, 'name' | 'system' | 'arch'> {
  return { name, system, arch: name.split(' ')[1] ?? '' };
}

/** All files inside an archive. */
export function archiveFiles(archive: string): PackedFile[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.replaceAll('\\', '/').replace(/^\//, '');
    const entry = statFile(archive, path, false);
    return 'size' in entry ? [{ path, bytes: entry.size }] : [];
  });
}

/** The `package.json` inside an archive. */
export function archiveManifest(archive: string): Readonly<Record<string, unknown>> {
  const content = extractFile(archive, 'package.json').toString();
  return JSON.parse(content) as Readonly<Record<string, unknown>>;
}

/** Hash that Electron compares: of the archive's header, which holds the hashes of all files. */
export function archiveHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

/** Size of the whole archive, in bytes. */
export function archiveBytes(archive: string): number {
  return statSync(archive).size;
}

/** What is missing beside the archive, and texts there that say nothing. */
export function besideProblems(resources: string, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const size = statSync(join(resources, file), { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 ? [] : [`missing: ${file}`];
  });
}

/** Content of a file of the packed program. */
export function packedText(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}
