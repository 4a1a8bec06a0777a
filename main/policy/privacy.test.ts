import { describe, expect, it } from 'vitest';
import { PRIVACY_KINDS } from '../../domain/desktop/privacy.ts';
import { kindsAsked, pagesOf, settingsPage } from './privacy.ts';

describe('the pages of the system', () => {
  it('are those of a Mac for all three', () => {
    expect(PRIVACY_KINDS.map((kind) => settingsPage('darwin', kind))).toEqual([
      'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
      'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
      'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture',
    ]);
  });

  it('are those of Windows for devices, and none on Linux', () => {
    expect(pagesOf('win32')).toEqual(['microphone', 'camera']);
    expect(settingsPage('win32', 'camera')).toBe('ms-settings:privacy-webcam');
    expect(pagesOf('linux')).toEqual([]);
  });
});

it('a request is about what it names, and about nothing when it names nothing', () => {
  expect(kindsAsked(['audio', 'video'])).toEqual(['microphone', 'camera']);
  expect(kindsAsked(undefined)).toEqual([]);
});
