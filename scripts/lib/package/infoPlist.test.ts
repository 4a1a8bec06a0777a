import { describe, expect, it } from 'vitest';
import { APP_ID } from '../../../main/policy/identity.ts';
import { parseStrings, USAGE_LANGUAGES, usageTexts } from '../../../build/usageTexts.ts';
import { infoPlistProblems, type InfoPlist } from './infoPlist.ts';

const HASH = 'ab'.repeat(32);
const INFO: InfoPlist = {
  CFBundleIdentifier: APP_ID,
  CFBundleName: 'Umeet',
  CFBundleShortVersionString: '1.2.3',
  CFBundleLocalizations: ['en', 'zh-Hans'],
  LSMinimumSystemVersion: '13.0',
  LSMultipleInstancesProhibited: true,
  ...usageTexts('en'),
  CFBundleURLTypes: [{ CFBundleURLSchemes: ['umeet'] }],
  ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: HASH } },
};

describe('what macOS reads about the program', () => {
  it('is complete', () => {
    expect(infoPlistProblems(INFO, '1.2.3', HASH)).toEqual([]);
  });

  it.each([
    ['NSCameraUsageDescription', 'NSCameraUsageDescription is missing'],
    ['CFBundleURLTypes', 'links that open it: []'],
    ['ElectronAsarIntegrity', `the archive's hash is ${HASH}, and it expects missing`],
  ])('is told without %s', (key, problem) => {
    const { [key]: _, ...rest } = INFO;
    expect(infoPlistProblems(rest, '1.2.3', HASH)).toEqual([problem]);
  });

  it('is told when the archive was changed afterwards', () => {
    expect(infoPlistProblems(INFO, '1.2.3', 'cd')).toHaveLength(1);
  });
});

describe('the reasons that macOS shows', () => {
  it('are given in both languages, for everything that is asked for', () => {
    const keys = USAGE_LANGUAGES.map((language) => Object.keys(usageTexts(language)));
    expect(keys[0]).toEqual([
      'NSCameraUsageDescription',
      'NSMicrophoneUsageDescription',
      'NSAudioCaptureUsageDescription',
      'NSLocalNetworkUsageDescription',
    ]);
    expect(keys[1]).toEqual(keys[0]);
    expect(Object.values(usageTexts('zh-Hans')).join('')).toMatch(/\p{Script=Han}/u);
  });

  it('are refused when a line is not one', () => {
    expect(() => parseStrings('NSCameraUsageDescription = "a"')).toThrow('not a text');
  });
});
