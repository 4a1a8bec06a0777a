import { FuseState, FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { FUSES } from '../../../build/fuses.ts';
import { FUSE_NAMES, fuseProblems, type FuseWire } from './fuseWire.ts';

const asDecided = (): Record<number, number> =>
  Object.fromEntries(
    FUSE_NAMES.map((_, place) => [
      place,
      FUSES[place as FuseV1Options] ? FuseState.ENABLE : FuseState.DISABLE,
    ]),
  );

describe('the fuses', () => {
  it('are decided one by one, those that guard the program first of all', () => {
    expect(Object.keys(FUSES)).toHaveLength(FUSE_NAMES.length);
    expect(FUSES).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  });

  it('of a packed program are the decided ones', () => {
    expect(fuseProblems(asDecided())).toEqual([]);
  });

  it('are named when they are not', () => {
    const wire: FuseWire = {
      ...asDecided(),
      [FuseV1Options.RunAsNode]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.INHERIT,
    };
    expect(fuseProblems(wire)).toEqual([
      'fuse RunAsNode is on',
      'fuse OnlyLoadAppFromAsar is as Electron delivers it',
    ]);
    expect(fuseProblems({})).toHaveLength(FUSE_NAMES.length);
  });
});
