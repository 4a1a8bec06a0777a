import { describe, expect, it } from 'vitest';
import { APP_ORIGIN } from './origins.ts';
import { mayUse } from './permissions.ts';

const ask = (permission: string, origin: string | undefined = APP_ORIGIN, isMainFrame = true) =>
  mayUse({ permission, origin, isMainFrame }, APP_ORIGIN);

describe('permissions', () => {
  it.each([
    'media',
    'display-capture',
    'clipboard-sanitized-write',
    'speaker-selection',
    'fullscreen',
  ])('gives our own page %s', (permission) => expect(ask(permission)).toBe(true));

  it.each(['geolocation', 'clipboard-read', 'usb', 'openExternal', 'unknown'])(
    'gives nobody %s',
    (permission) => expect(ask(permission)).toBe(false),
  );

  it('gives another origin nothing, nor a frame, nor somebody unknown', () => {
    expect(ask('media', 'https://evil.example')).toBe(false);
    expect(ask('media', APP_ORIGIN, false)).toBe(false);
    expect(mayUse({ permission: 'media', origin: undefined, isMainFrame: true }, APP_ORIGIN)).toBe(
      false,
    );
  });
});
