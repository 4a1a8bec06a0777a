import { afterEach, describe, expect, it } from 'vitest';
import { silentPage } from '../domain/desktop/pageFacts.ts';
import { FakeElectron } from '../test/fakes/electron.ts';
import { programFacts } from './facts.ts';
import { startDesktop } from './index.ts';

const running: FakeElectron[] = [];
afterEach(() => {
  for (const electron of running.splice(0)) electron.cleanUp();
});

/** The whole program, with its page in the middle of a meeting. */
async function inMeeting(env: Record<string, string> = {}) {
  const electron = new FakeElectron();
  running.push(electron);
  const started = { platform: 'linux', argv: [], env, execPath: '/electron' } as const;
  startDesktop(electron.parts, programFacts({ ...started, argv: [] }, '/program/dist/main', true));
  await electron.becomeReady();
  const { language, meeting } = silentPage('en');
  const now = { ...meeting, at: 'in', others: 1, microphone: 'on' } as const;
  await electron.call('page:tell', { language, meeting: now });
  const sent = (name: string) =>
    (electron.windows[0]?.webContents.sent ?? []).filter(([event]) => event === name);
  const share = () =>
    new Promise((resolve) => {
      const handler = electron.session['displayMedia'] as (...all: unknown[]) => void;
      const frame = { origin: 'app://bundle', parent: null };
      handler({ frame, userGesture: true, videoRequested: true, audioRequested: true }, resolve);
    });
  return { electron, sent, share };
}

describe('the program and its page', () => {
  it('tell somebody who looks elsewhere, and a press comes back to the meeting', async () => {
    const { electron, sent } = await inMeeting();
    await electron.call('notice:show', { kind: 'joined', name: 'Ada' });
    const [notification] = electron.notifications;
    expect(notification?.isShown).toBe(true);
    notification?.emit('action', { actionIndex: 0 });
    expect(sent('command:run')).toEqual([['command:run', 'microphone.toggle']]);
    notification?.emit('failed', {}, 'blocked');
    expect(sent('notice:failed')).toEqual([['notice:failed', { kind: 'joined', name: 'Ada' }]]);
  });

  it('say nothing by the system to somebody who looks', async () => {
    const { electron } = await inMeeting();
    electron.focused = {};
    await electron.call('notice:show', { kind: 'meeting-lost' });
    expect(electron.notifications).toEqual([]);
  });

  it('agree on what is shared; a page that is loaded anew has asked for nothing', async () => {
    const { electron, sent, share } = await inMeeting();
    const shared = share();
    const [, asked] = sent('screen:choose')[0] as [string, { request: string; audio: boolean }];
    expect(asked.audio).toBe(false);
    const { request } = asked;
    expect(await electron.call('screen:sources', { request })).toMatchObject({ ok: true });
    electron.windows[0]?.webContents.emit('did-navigate', {}, 'app://bundle/');
    expect(await shared).toBeNull();
    expect(await electron.call('screen:answer', { request, choice: null })).toMatchObject({
      fault: { code: 'not-found' },
    });
  });

  it('leave the choice to the portal on Wayland', async () => {
    const env = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };
    const { sent, share } = await inMeeting(env);
    expect(await share()).toBeNull();
    expect(sent('screen:choose')).toEqual([]);
  });

  it('know of the sleep of the computer, and keep its screen on', async () => {
    const { electron, sent } = await inMeeting();
    expect(electron.log).toContain('awake prevent-display-sleep');
    electron.powerMonitor.emit('resume');
    expect(sent('power:resumed')).toEqual([['power:resumed', null]]);
    await electron.call('page:tell', silentPage('en'));
    expect(electron.log).toContain('may sleep');
  });
});
