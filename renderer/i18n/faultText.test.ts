import { describe, expect, test } from 'vitest';
import { FAULT_CODES } from '../../domain/fault.ts';
import { LANGUAGES } from '../../domain/settings/settings.ts';
import { faultText } from './faultText.ts';

describe('faults in words', () => {
  test('every code says what happened and what to do, in both languages and places', () => {
    const places = ['browser', 'desktop', 'windows', 'macos', 'linux'] as const;
    const texts = FAULT_CODES.flatMap((code) =>
      LANGUAGES.flatMap((language) => places.map((place) => faultText({ code }, language, place))),
    );
    const sentence = /^.{4,}[.。]$/;
    expect(
      texts.filter(({ what, advice }) => !sentence.test(what) || !sentence.test(advice)),
    ).toEqual([]);
  });

  test('a refused camera is fixed at the address bar in a browser and in the system on the desktop', () => {
    const browser = faultText({ code: 'camera-refused' }, 'en', 'browser').advice;
    const desktop = faultText({ code: 'camera-refused' }, 'en', 'desktop').advice;
    expect(browser).toContain('address bar');
    expect(desktop).toContain('privacy settings');
  });

  test('a system with switches of its own is explained by their names', () => {
    const advice = (place: 'windows' | 'macos' | 'linux') =>
      faultText({ code: 'microphone-refused' }, 'en', place).advice;
    expect(advice('windows')).toContain('desktop apps');
    expect(advice('macos')).toContain('System Settings');
    expect(advice('linux')).toBe(faultText({ code: 'microphone-refused' }, 'en', 'desktop').advice);
  });
});
