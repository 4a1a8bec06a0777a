import { describe, expect, it } from 'vitest';
import type { MediaAccessStatus } from '../policy/privacy.ts';
import { setupPrivacy } from './privacy.ts';

function setup(
  platform: NodeJS.Platform,
  statuses: Partial<Record<'microphone' | 'camera' | 'screen', MediaAccessStatus>> = {},
) {
  const asked: string[] = [];
  const opened: string[] = [];
  const answers = { ask: async () => true as boolean, open: async () => undefined as void };
  const privacy = setupPrivacy({
    platform,
    systemPreferences: {
      getMediaAccessStatus: (kind) => {
        if (platform === 'linux') throw new TypeError('not a function');
        return statuses[kind] ?? 'granted';
      },
      askForMediaAccess: (kind) => {
        asked.push(kind);
        return answers.ask();
      },
    },
    shell: {
      openExternal: (address) => {
        opened.push(address);
        return answers.open();
      },
    },
  });
  const decide = (...kinds: ('microphone' | 'camera')[]) =>
    new Promise<boolean>((resolve) => privacy.decide(kinds, resolve));
  return { privacy, asked, opened, answers, decide };
}

describe('what Chromium may open', () => {
  it('is what the system allows, and nobody is asked about it', async () => {
    const { decide, asked } = setup('darwin');
    expect(await decide('microphone', 'camera')).toBe(true);
    expect(asked).toEqual([]);
  });

  it('is asked of the person where the system has not decided, for that kind alone', async () => {
    const { decide, asked, answers } = setup('darwin', { camera: 'not-determined' });
    expect(await decide('microphone')).toBe(true);
    expect(asked).toEqual([]);
    expect(await decide('microphone', 'camera')).toBe(true);
    expect(asked).toEqual(['camera']);
    answers.ask = async () => false;
    expect(await decide('camera')).toBe(false);
  });

  it.each(['denied', 'restricted'] as const)('is not what is %s', async (microphone) => {
    const { decide, asked } = setup('darwin', { microphone, camera: 'not-determined' });
    expect(await decide('microphone', 'camera')).toBe(false);
    expect(asked).toEqual([]);
  });

  it('is not what the system fails to ask about', async () => {
    const { decide, answers } = setup('darwin', { camera: 'not-determined' });
    answers.ask = () => Promise.reject(new Error('no usage description'));
    expect(await decide('camera')).toBe(false);
  });

  it('follows the switches of Windows, which asks nobody', async () => {
    const { decide, asked } = setup('win32', { camera: 'denied', microphone: 'not-determined' });
    expect([await decide('camera'), await decide('microphone')]).toEqual([false, true]);
    expect(asked).toEqual([]);
  });

  it('is everything on Linux, at once', () => {
    const { privacy } = setup('linux');
    const answers: boolean[] = [];
    privacy.decide(['microphone', 'camera'], (may) => answers.push(may));
    expect(answers).toEqual([true]);
  });
});

describe('the way to the settings', () => {
  it('opens a page of the system', async () => {
    const { privacy, opened } = setup('win32');
    expect(await privacy.open('microphone')).toEqual({ ok: true, value: null });
    expect(opened).toEqual(['ms-settings:privacy-microphone']);
  });

  it('is refused where there is no such page', async () => {
    const { privacy, opened } = setup('win32');
    expect(await privacy.open('screen')).toMatchObject({ fault: { code: 'not-found' } });
    expect(await setup('linux').privacy.open('camera')).toMatchObject({ ok: false });
    expect(opened).toEqual([]);
  });

  it('says when the system does not open it', async () => {
    const { privacy, answers } = setup('darwin');
    answers.open = () => Promise.reject(new Error('no handler'));
    expect(await privacy.open('screen')).toMatchObject({ fault: { code: 'internal' } });
  });
});

it('says what the system says', () => {
  expect(setup('darwin', { camera: 'denied', screen: 'restricted' }).privacy.status()).toEqual({
    os: 'macos',
    access: { microphone: 'allowed', camera: 'refused', screen: 'locked' },
    pages: ['microphone', 'camera', 'screen'],
  });
  expect(setup('linux').privacy.status()).toMatchObject({
    access: { microphone: 'unknown' },
    pages: [],
  });
});
