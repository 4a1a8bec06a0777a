import { describe, expect, it } from 'vitest';
import { releaseProblems, type ReleaseFacts } from './ready.ts';

const FINE: ReleaseFacts = {
  tag: 'v1.2.3',
  version: '1.2.3',
  electron: '45.4.1',
  newestElectron: '47.0.0',
};

describe('a release', () => {
  it('may be built when its tag is its version and Electron is still kept', () => {
    expect(releaseProblems(FINE)).toEqual([]);
    expect(releaseProblems({ ...FINE, tag: undefined })).toEqual([]);
  });

  it('is stopped when its tag is another version', () => {
    expect(releaseProblems({ ...FINE, tag: 'v1.2.4' })).toEqual([
      'The tag is v1.2.4 and package.json says 1.2.3.',
    ]);
  });

  it('is stopped on a line of Electron that gets no fixes any more', () => {
    expect(releaseProblems({ ...FINE, newestElectron: '48.0.0' })).toEqual([
      'Electron 45.4.1 gets no security fixes any more; the newest is 48.0.0.',
    ]);
  });
});
