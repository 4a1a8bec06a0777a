import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Streams } from 'electron';
import type { PrivacyAccess } from '../../domain/desktop/privacy.ts';
import type { ScreenRequest } from '../../domain/desktop/screens.ts';
import { createScreenShare } from './screenShare.ts';

type Handler = (request: unknown, answer: (streams: Streams | null) => void) => void;

const OUR_FRAME = { origin: 'app://bundle', parent: null };
const SCREEN = { id: 'screen:0:0', audio: false };

interface Options {
  readonly platform?: NodeJS.Platform;
  readonly isWayland?: boolean;
  readonly screen?: PrivacyAccess;
}

function setup({ platform = 'win32', isWayland = false, screen = 'allowed' }: Options = {}) {
  const chosen: ScreenRequest[] = [];
  const closed: string[] = [];
  const handlers: { handler: Handler; options: unknown }[] = [];
  const computer = {
    ids: ['screen:0:0', 'window:7:0'],
    listings: 0,
    gate: Promise.resolve(),
  };
  let ids = 0;
  const share = createScreenShare({
    platform,
    isWayland,
    ourOrigin: OUR_FRAME.origin,
    desktopCapturer: {
      getSources: async () => {
        computer.listings += 1;
        await computer.gate;
        return computer.ids.map((id) => ({
          id,
          name: `Name of ${id}`,
          thumbnail: { isEmpty: () => false, toDataURL: () => 'data:,' },
        })) as never;
      },
    },
    privacy: { status: () => ({ access: { screen } }) as never },
    choose: (request) => chosen.push(request),
    closed: (request) => closed.push(request),
    newId: () => `request-${(ids += 1)}`,
  });
  share.attach({
    setDisplayMediaRequestHandler: (handler, options) =>
      handlers.push({ handler: handler as never, options }),
  });
  const ask = (change: Record<string, unknown> = {}) => {
    const answers: (Streams | null)[] = [];
    const usual = { frame: OUR_FRAME, userGesture: true, videoRequested: true };
    handlers[0]?.handler({ ...usual, audioRequested: true, ...change }, (streams) =>
      answers.push(streams),
    );
    return answers;
  };
  return { share, computer, chosen, closed, handlers, ask };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a request', () => {
  it('lets the person choose among what is there now', async () => {
    const { share, ask, chosen, closed } = setup();
    const answers = ask();
    expect(chosen).toEqual([{ request: 'request-1', audio: true }]);
    const reply = await share.sources('request-1');
    expect(reply).toMatchObject({
      value: { access: 'allowed', sources: [{ id: 'screen:0:0' }, { id: 'window:7:0' }] },
    });
    expect(share.answer('request-1', { id: 'window:7:0', audio: false })).toMatchObject({
      ok: true,
    });
    expect(answers).toEqual([{ video: { id: 'window:7:0', name: 'Name of window:7:0' } }]);
    expect(closed).toEqual(['request-1']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives nothing when the person chooses nothing', () => {
    const { share, ask } = setup();
    const answers = ask();
    share.answer('request-1', null);
    expect(answers).toEqual([null]);
  });

  it('is over once answered, and unknown ids were never anything', async () => {
    const { share, ask } = setup();
    const answers = ask();
    await share.sources('request-1');
    expect(share.answer('request-2', SCREEN)).toMatchObject({ fault: { code: 'not-found' } });
    share.answer('request-1', SCREEN);
    expect(share.answer('request-1', SCREEN)).toMatchObject({ fault: { code: 'not-found' } });
    expect(await share.sources('request-1')).toMatchObject({ fault: { code: 'not-found' } });
    expect(answers).toHaveLength(1);
  });

  it('takes only what was offered for it', async () => {
    const { share, ask, computer } = setup();
    const answers = ask();
    expect(share.answer('request-1', SCREEN)).toMatchObject({ fault: { code: 'bad-request' } });
    await share.sources('request-1');
    expect(share.answer('request-1', { id: 'screen:9:0', audio: false })).toMatchObject({
      fault: { code: 'bad-request' },
    });
    computer.ids = ['window:7:0'];
    await share.sources('request-1');
    expect(share.answer('request-1', SCREEN)).toMatchObject({ ok: false });
    expect(answers).toEqual([]);
  });

  it('is one at a time: a second is refused and the first goes on', () => {
    const { share, ask, chosen } = setup();
    const first = ask();
    expect(ask()).toEqual([null]);
    expect(first).toEqual([]);
    share.answer('request-1', null);
    ask();
    expect(chosen.map(({ request }) => request)).toEqual(['request-1', 'request-2']);
  });

  it.each([
    ['a frame inside the page', { frame: { ...OUR_FRAME, parent: OUR_FRAME } }],
    ['another page', { frame: { origin: 'https://evil.example', parent: null } }],
    ['a page that is gone', { frame: null }],
    ['nobody who pressed anything', { userGesture: false }],
    ['somebody who wants sound alone', { videoRequested: false }],
  ])('of %s is refused', (_who, change) => {
    const { ask, chosen } = setup();
    expect(ask(change)).toEqual([null]);
    expect(chosen).toEqual([]);
  });

  it('is given up when its page goes, and when nobody answers', async () => {
    const { share, ask, closed } = setup();
    const left = ask();
    share.pageLeft();
    share.pageLeft();
    expect(left).toEqual([null]);
    const forgotten = ask();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(forgotten).toEqual([null]);
    expect(closed).toEqual(['request-1', 'request-2']);
  });

  it('lists once for all who ask at the same time', async () => {
    const { share, ask, computer } = setup();
    ask();
    await Promise.all([share.sources('request-1'), share.sources('request-1')]);
    expect(computer.listings).toBe(1);
    await share.sources('request-1');
    expect(computer.listings).toBe(2);
  });

  it('says that the system shows nothing of the screen', async () => {
    const { share, ask, computer } = setup({ platform: 'darwin', screen: 'refused' });
    ask();
    expect(await share.sources('request-1')).toMatchObject({
      value: { access: 'refused', sources: [] },
    });
    expect(computer.listings).toBe(0);
  });

  it('says when the sources cannot be listed, and can be tried again', async () => {
    const { share, ask, computer } = setup();
    ask();
    computer.gate = Promise.reject(new Error('no'));
    expect(await share.sources('request-1')).toMatchObject({ fault: { code: 'internal' } });
    computer.gate = Promise.resolve();
    expect(await share.sources('request-1')).toMatchObject({ ok: true });
  });
});

describe('the sound of the computer', () => {
  it('comes along on Windows, if the page asked for it and the person wants it', async () => {
    const { share, ask } = setup();
    const answers = ask();
    await share.sources('request-1');
    share.answer('request-1', { ...SCREEN, audio: true });
    expect(answers).toMatchObject([{ audio: 'loopback' }]);
    const silent = ask({ audioRequested: false });
    await share.sources('request-2');
    share.answer('request-2', { ...SCREEN, audio: true });
    expect(silent[0]).not.toHaveProperty('audio');
  });

  it('stays away elsewhere, whatever the page says', async () => {
    const { share, ask, chosen } = setup({ platform: 'linux' });
    const answers = ask();
    expect(chosen).toMatchObject([{ audio: false }]);
    await share.sources('request-1');
    share.answer('request-1', { ...SCREEN, audio: true });
    expect(answers[0]).not.toHaveProperty('audio');
  });
});

describe('a system with a picker of its own', () => {
  it('is a Mac: its picker is asked for, once and for all', () => {
    expect(setup({ platform: 'darwin' }).handlers).toMatchObject([
      { options: { useSystemPicker: true } },
    ]);
    expect(setup().handlers).toMatchObject([{ options: { useSystemPicker: false } }]);
  });

  it('is Wayland: its portal opens once, and its choice is the choice', async () => {
    const { ask, computer, chosen } = setup({ platform: 'linux', isWayland: true });
    computer.ids = ['window:42:0'];
    const answers = ask();
    expect(ask()).toEqual([null]);
    await vi.advanceTimersByTimeAsync(0);
    expect(answers).toEqual([{ video: { id: 'window:42:0', name: 'Name of window:42:0' } }]);
    expect([computer.listings, chosen]).toEqual([1, []]);
  });

  it('gives nothing when the portal was closed', async () => {
    const { ask, computer } = setup({ platform: 'linux', isWayland: true });
    computer.ids = [];
    const nothing = ask();
    await vi.advanceTimersByTimeAsync(0);
    computer.gate = Promise.reject(new Error('closed'));
    const closed = ask();
    await vi.advanceTimersByTimeAsync(0);
    expect([nothing, closed]).toEqual([[null], [null]]);
  });
});
