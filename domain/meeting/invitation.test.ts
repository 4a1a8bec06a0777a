import { assert, constant, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRoomCode, type RoomCode } from '../ids.ts';
import { appInvitation, isFingerprint, parseInvitation, webInvitation } from './invitation.ts';

const code = parseRoomCode('abc-defg-hjk') as RoomCode;
const fingerprint = `sha256/${'aB3_-'.repeat(8)}xyz`;

const origins = constantFrom(
  'https://meet.example.com',
  'https://192.168.1.5:7070',
  'https://[2001:db8::1]:7070',
  'http://127.0.0.1:7070',
  'http://localhost:7070',
  'http://[::1]:7070',
);

describe('an invitation', () => {
  test('is read back from the web link and from the app link', () => {
    assert(
      property(origins, oneof(constant(undefined), constant(fingerprint)), (origin, pin) => {
        const invitation = { code, origin, fingerprint: pin };
        expect(parseInvitation(webInvitation(invitation))).toEqual(invitation);
        expect(parseInvitation(appInvitation(invitation))).toEqual(invitation);
      }),
    );
  });

  test('may be a bare code, which names no service', () => {
    expect(parseInvitation(' ABC DEFG HJK ')).toEqual({
      code,
      origin: undefined,
      fingerprint: undefined,
    });
  });

  test('is read with the slash of the pin escaped, as some programs send links', () => {
    const link = `https://host:7070/#/m/${code}?pin=${fingerprint.replace('/', '%2F')}`;
    expect(parseInvitation(link)?.fingerprint).toBe(fingerprint);
  });

  test('over an app link is encrypted, unless it is for this computer', () => {
    expect(parseInvitation(`umeet://host:7070/m/${code}?plain=1`)?.origin).toBe(
      'https://host:7070',
    );
    expect(parseInvitation(`umeet://127.0.0.1:7070/m/${code}?plain=1`)?.origin).toBe(
      'http://127.0.0.1:7070',
    );
    expect(parseInvitation(`umeet://127.0.0.1.evil.example/m/${code}?plain=1`)?.origin).toBe(
      'https://127.0.0.1.evil.example',
    );
  });

  test.each([
    '',
    'hello',
    'https://host/',
    `https://host/m/${code}`,
    `javascript:alert(1)//#/m/${code}`,
    `https://user:secret@host/#/m/${code}`,
    `https://host/path/#/m/${code}`,
    `ftp://host/#/m/${code}`,
    'https://host/#/m/not-a-code',
    `https://host/#/m/${code}?pin=sha256/short`,
    `umeet://user@host/m/${code}`,
    `umeet:///m/${code}`,
    `https://host/#/m/${code}?${'x'.repeat(600)}`,
  ])('is not %s', (text) => {
    expect(parseInvitation(text)).toBeUndefined();
  });

  test('reading never throws and takes nothing but a host, a code and a pin', () => {
    assert(
      property(string(), string(), (head, tail) => {
        const found = parseInvitation(`https://${head}/#/m/${code}${tail}`);
        expect(found?.origin ?? '').not.toMatch(/[\s@?#]|\/\/.*\//);
      }),
    );
  });
});

test('a fingerprint is sha256/ and 43 characters of base64url', () => {
  expect(isFingerprint(fingerprint)).toBe(true);
  for (const text of [
    fingerprint.slice(1),
    `${fingerprint}x`,
    fingerprint.replace('/', ':'),
    `${fingerprint}\n`,
  ]) {
    expect(isFingerprint(text)).toBe(false);
  }
});
