import { describe, expect, it } from 'vitest';
import {
  fileProblems,
  manifestProblems,
  SIZE_LIMITS,
  sizeProblems,
  type PackedFile,
} from './archiveFiles.ts';

const PROGRAM: readonly PackedFile[] = [
  'package.json',
  'dist/main/main.js',
  'dist/main/tray/idle.png',
  'dist/main/tray/idleTemplate@2x.png',
  'dist/main/overlay/muted.png',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/service/embedded.js',
].map((path) => ({ path, bytes: 1_000 }));

describe('the files of a package', () => {
  it('are the built program and its manifest', () => {
    expect(fileProblems(PROGRAM)).toEqual([]);
  });

  it.each([
    ['main/main.ts', 'a source'],
    ['dist/service/embedded.js.map', 'a source map'],
    ['dist/service/rooms.test.js', 'a test'],
    ['test/e2e/call.js', 'a test'],
    ['node_modules/zod/index.js', 'a package that should be inside a bundle'],
    ['dist/service/argon2.win32-x64-msvc.node', 'a native module'],
    ['README.md', 'not of the built program'],
    ['dist/.stamp-main', 'not of the built program'],
    ['dist/service/standalone.js', 'for development only'],
    ['dist/renderer/.DS_Store', 'for development only'],
  ])('%s is named as %s', (path, reason) => {
    expect(fileProblems([...PROGRAM, { path, bytes: 1 }])).toEqual([`${path} is ${reason}`]);
  });

  it('must all be there', () => {
    expect(fileProblems(PROGRAM.slice(1))).toEqual(['missing: package.json']);
  });
});

describe('the sizes of a package', () => {
  it('may reach their limits', () => {
    expect(sizeProblems(PROGRAM, SIZE_LIMITS.archive)).toEqual([]);
  });

  it('count all scripts of a process, and no pictures', () => {
    const chunk = { path: 'dist/main/chunk.js', bytes: SIZE_LIMITS.main };
    const picture = { path: 'dist/main/tray/huge.png', bytes: SIZE_LIMITS.main };
    expect(sizeProblems([...PROGRAM, picture], 1)).toEqual([]);
    expect(sizeProblems([...PROGRAM, chunk], 1)).toEqual([
      `main has ${SIZE_LIMITS.main + 1_000} bytes, more than ${SIZE_LIMITS.main}`,
    ]);
  });
});

describe('the manifest of a package', () => {
  it('starts the main process and carries nothing of development', () => {
    expect(manifestProblems({ main: 'dist/main/main.js' })).toEqual([]);
    expect(manifestProblems({ main: 'index.js', scripts: {}, devDependencies: {} })).toHaveLength(
      3,
    );
  });
});
