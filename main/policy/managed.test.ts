import { describe, expect, it } from 'vitest';
import { managedPath, parseManaged } from './managed.ts';

const FINGERPRINT = `sha256/${'a'.repeat(43)}`;
const parse = (value: unknown) => parseManaged(JSON.stringify(value));

describe("an administrator's file", () => {
  it('decides what it names and nothing else', () => {
    const service = { origin: 'https://meet.example:7443', fingerprint: FINGERPRINT };
    const settings = { automaticUpdates: false, proxy: { mode: 'direct' } };
    expect(parse({ version: 1, service, settings })).toEqual({ service, settings, problems: [] });
    expect(parse({ version: 1 })).toEqual({ settings: {}, service: undefined, problems: [] });
  });

  it('may begin with the mark that Windows editors put there', () => {
    expect(parseManaged('\uFEFF{"version":1}').problems).toEqual([]);
  });

  it.each([
    [
      'a setting that does not exist',
      { version: 1, settings: { colour: 'red' } },
      'settings.colour',
    ],
    ['a wrong value', { version: 1, settings: { closeToTray: 'yes' } }, 'settings.closeToTray'],
    ['an address with a path', { version: 1, service: { origin: 'https://a/b' } }, 'service'],
    [
      'a fingerprint that is none',
      { version: 1, service: { origin: 'https://a', fingerprint: 'x' } },
      'service',
    ],
    ['another version', { version: 2, settings: { closeToTray: true } }, 'version'],
    ['a part that does not exist', { version: 1, theme: 'dark' }, 'theme'],
    ['a list', [], ''],
  ])('names %s', (_what, value, at) => {
    expect(parse(value).problems).toEqual([{ kind: 'invalid', at }]);
  });

  it('counts for the rest when one part is wrong', () => {
    const settings = { closeToTray: 'yes', openAtLogin: true };
    expect(parse({ version: 1, service: 7, settings })).toMatchObject({
      settings: { openAtLogin: true },
      service: undefined,
    });
  });

  it('is not read as anything when it is not JSON', () => {
    expect(parseManaged('{').problems).toEqual([{ kind: 'not-json', at: '' }]);
  });

  it.each([
    ['win32', 'D:\\Data\\Umeet\\managed.json'],
    ['darwin', '/Library/Application Support/Umeet/managed.json'],
    ['linux', '/etc/umeet/managed.json'],
  ] as const)('lies where only administrators write on %s', (platform, path) => {
    expect(managedPath(platform, { ProgramData: 'D:\\Data' })).toBe(path);
  });
});
