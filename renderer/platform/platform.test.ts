import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/reply.ts';
import type { Bridge, Events } from '../../preload/contract.ts';
import { ANSWERS } from '../../test/fakes/calls.ts';
import { pickPlatform } from './index.ts';
import type { Platform } from './platform.ts';

function fakeStorage(): Storage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
}

function fakeWindow() {
  return {
    location: { origin: 'https://meet.example:7070' },
    navigator: { languages: ['zh-CN', 'en'] },
    localStorage: fakeStorage(),
    sessionStorage: fakeStorage(),
    open: () => null,
  };
}

function fakeBridge() {
  const calls: [string, unknown][] = [];
  const listeners = new Set<(link: string) => void>();
  const bridge: Bridge = {
    call: async (name, argument) => {
      calls.push([name, argument]);
      return ok(ANSWERS[name]);
    },
    on: (name, listener) => {
      if (name !== 'link:opened') return () => {};
      const heard = listener as (link: Events['link:opened']) => void;
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
  return { bridge, calls, open: (link: string) => listeners.forEach((hear) => hear(link)) };
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

const adapters: [string, () => Platform][] = [
  ['browser', () => pickPlatform(fakeWindow())],
  ['desktop', () => pickPlatform({ ...fakeWindow(), umeet: fakeBridge().bridge })],
];

describe.each(adapters)('the %s platform', (kind, create) => {
  it('says what it is', () => {
    expect(create().kind).toBe(kind);
  });

  it('knows its own service as an origin without a slash', async () => {
    expect(await create().ownService()).toEqual(ok({ origin: 'https://meet.example:7070' }));
  });

  it('can be asked to trust a service', async () => {
    const reply = await create().trust(
      { origin: 'https://10.0.0.2:7070' },
      `sha256/${'a'.repeat(43)}`,
    );
    expect(reply).toEqual(ok(null));
  });

  it('has nothing against a service it knows nothing of', async () => {
    expect(await create().check({ origin: 'https://10.0.0.2:7070' })).toEqual(ok(null));
  });

  it('knows the preferred languages, best first', async () => {
    expect(await create().languages()).toEqual(['zh-CN', 'en']);
  });

  it('stops handing over links when told to', async () => {
    const heard: string[] = [];
    create().onLink((link) => heard.push(link))();
    await settled();
    expect(heard).toEqual([]);
  });

  it('knows of no recordings where none was made', async () => {
    expect(await create().recordings.kept()).toEqual([]);
  });

  it.each(['store', 'windowStore'] as const)('keeps text in its %s', (name) => {
    const store = create()[name];
    expect(store.read('name')).toBeUndefined();
    expect(store.write('name', 'Ada')).toBe(true);
    expect(store.read('name')).toBe('Ada');
    store.remove('name');
    expect(store.read('name')).toBeUndefined();
  });

  it('keeps its two stores apart', () => {
    const platform = create();
    platform.store.write('name', 'for good');
    expect(platform.windowStore.read('name')).toBeUndefined();
  });
});

describe('the small window', () => {
  const opened = {} as Window;

  it('is opened by the browser, at a size of ours', async () => {
    const asked: unknown[] = [];
    const requestWindow = async (size: unknown) => {
      asked.push(size);
      return opened;
    };
    const platform = pickPlatform({
      ...fakeWindow(),
      documentPictureInPicture: { requestWindow },
    });
    expect(await platform.openPicture?.()).toBe(opened);
    expect(asked).toEqual([{ width: expect.any(Number), height: expect.any(Number) }]);
  });

  it('is not there when the browser refuses it, or has none', async () => {
    const requestWindow = () => Promise.reject(new Error('NotAllowedError'));
    const refusing = pickPlatform({
      ...fakeWindow(),
      documentPictureInPicture: { requestWindow },
    });
    expect(await refusing.openPicture?.()).toBeUndefined();
    expect(pickPlatform(fakeWindow()).openPicture).toBeUndefined();
  });

  it('is asked of the desktop program under the one name it allows', async () => {
    const asked: string[][] = [];
    const open = (...wish: string[]) => {
      asked.push(wish);
      return opened;
    };
    const desktop = pickPlatform({ ...fakeWindow(), open, umeet: fakeBridge().bridge });
    expect(await desktop.openPicture?.()).toBe(opened);
    expect(asked).toEqual([['about:blank', 'umeet-picture-in-picture']]);
    const refused = pickPlatform({ ...fakeWindow(), umeet: fakeBridge().bridge });
    expect(await refused.openPicture?.()).toBeUndefined();
  });
});

describe('a browser that forbids storage', () => {
  const forbidden = (): never => {
    throw new Error('SecurityError');
  };
  const store = pickPlatform({
    ...fakeWindow(),
    get localStorage(): Storage {
      return forbidden();
    },
  }).store;

  it('costs the writes and nothing else', () => {
    expect(store.write('name', 'Ada')).toBe(false);
    expect(store.read('name')).toBeUndefined();
    expect(() => store.remove('name')).not.toThrow();
  });
});

describe('the desktop platform alone', () => {
  it('hands over the link of the start, then those that are opened later', async () => {
    const { bridge, open } = fakeBridge();
    const heard: string[] = [];
    pickPlatform({ ...fakeWindow(), umeet: bridge }).onLink((link) => heard.push(link));
    await settled();
    open('umeet://later/m/abc-defg-hjk');
    expect(heard).toEqual(['umeet://at-start/m/abc-defg-hjk', 'umeet://later/m/abc-defg-hjk']);
  });

  it('has the program around it, and a browser has none', () => {
    const { bridge } = fakeBridge();
    expect(pickPlatform({ ...fakeWindow(), umeet: bridge }).shell).toBe(bridge);
    expect(pickPlatform(fakeWindow()).shell).toBeUndefined();
  });

  it('pins a certificate for the host of the service, port included', async () => {
    const { bridge, calls } = fakeBridge();
    const platform = pickPlatform({ ...fakeWindow(), umeet: bridge });
    await platform.trust({ origin: 'https://10.0.0.2:7070' }, 'sha256/x');
    expect(calls).toEqual([['service:pin', { host: '10.0.0.2:7070', fingerprint: 'sha256/x' }]]);
    expect(await platform.trust({ origin: 'nonsense' }, 'x')).toEqual(
      fail('link-invalid', 'not an origin'),
    );
  });

  it('follows the window when the program cannot be asked for languages', async () => {
    const bridge: Bridge = { call: async () => fail('internal'), on: () => () => {} };
    const platform = pickPlatform({ ...fakeWindow(), umeet: bridge });
    expect(await platform.languages()).toEqual(['zh-CN', 'en']);
  });
});
