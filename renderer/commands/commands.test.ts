import { describe, expect, test } from 'vitest';
import { createFakeSession, FAKE_CODE } from '../../test/fakes/session.ts';
import { COMMAND_IDS } from './command.ts';
import { createCommands } from './commands.ts';
import { createPicture } from './picture.ts';
import { createViewStore } from './view.ts';

/** A small window, as far as its owner needs one. */
class FakeWindow extends EventTarget {
  readonly close = () => void this.dispatchEvent(new Event('pagehide'));
}

function setUp(copies = true) {
  const view = createViewStore();
  const windows: FakeWindow[] = [];
  const open = async () => {
    windows.push(new FakeWindow());
    return windows.at(-1) as unknown as Window;
  };
  const picture = createPicture(open, view);
  const copied: string[] = [];
  const commands = createCommands({
    view,
    toggleFullScreen: () => void copied.push('full screen'),
    picture,
    copyText: async (text) => {
      copied.push(text);
      return copies;
    },
  });
  const session = createFakeSession();
  const enter = () =>
    session.meeting.join({ code: FAKE_CODE, origin: undefined, fingerprint: undefined });
  return { view, copied, commands, session, enter, windows, picture };
}

describe('commands', () => {
  test('each stands under its own id, and no two share a key', () => {
    const { commands } = setUp();
    expect(Object.keys(commands).toSorted()).toEqual([...COMMAND_IDS].toSorted());
    for (const id of COMMAND_IDS) expect(commands[id].id).toBe(id);
    const keys = Object.values(commands).flatMap((command) => command.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('mute says what it will do and is pressed while muted', async () => {
    const { commands, session } = setUp();
    const mute = commands['microphone.toggle'];
    expect([mute.labelKey(session), mute.pressed?.(session)]).toEqual(['command.mute', false]);
    await mute.run(session);
    expect([mute.labelKey(session), mute.pressed?.(session)]).toEqual(['command.unmute', true]);
    await mute.run(session);
    expect(session.calls).toEqual(['microphone off', 'microphone on']);
  });

  test('a failed camera that is still wanted is stopped, not started a second time', async () => {
    const { commands, session } = setUp();
    session.stores.media.setState((media) => ({ camera: { ...media.camera, status: 'failed' } }));
    expect(commands['camera.toggle'].labelKey(session)).toBe('command.stopVideo');
  });

  test('the quality panel opens and closes, in a meeting only', async () => {
    const { commands, session, view, enter } = setUp();
    const quality = commands['quality.toggle'];
    expect(quality.enabled(session)).toBe(false);
    await enter();
    expect(quality.enabled(session)).toBe(true);
    await quality.run(session);
    expect([view.getState().panel, quality.pressed?.(session)]).toEqual(['quality', true]);
    await quality.run(session);
    expect(view.getState().panel).toBeUndefined();
  });

  test('reporting a problem takes the place of the panel that was open', async () => {
    const { commands, session, view, enter } = setUp();
    await enter();
    await commands['quality.toggle'].run(session);
    await commands['report.toggle'].run(session);
    expect([view.getState().panel, commands['report.toggle'].key]).toEqual(['report', 'r']);
    expect(commands['quality.toggle'].pressed?.(session)).toBe(false);
  });

  test('copying the invitation says how it went', async () => {
    const { commands, session, view, copied, enter } = setUp();
    const copy = commands['invitation.copy'];
    expect(copy.enabled(session)).toBe(false);
    await enter();
    await copy.run(session);
    expect(copied).toEqual([session.stores.meeting.getState().invitation?.web]);
    expect(view.getState().copied).toBe('done');

    const refused = setUp(false);
    await refused.enter();
    await refused.commands['invitation.copy'].run(refused.session);
    expect(refused.view.getState().copied).toBe('failed');
  });

  test('the meeting goes into a small window and comes back, whoever closes it', async () => {
    const { commands, session, view, enter, windows, picture } = setUp();
    const toggle = commands['picture.toggle'];
    const state = () => [view.getState().hasPicture, toggle.labelKey(session)];
    expect(toggle.enabled(session)).toBe(false);
    await enter();
    await toggle.run(session);
    expect(state()).toEqual([true, 'command.pictureBack']);
    expect(picture.window()).toBe(windows[0]);
    await toggle.run(session);
    expect(state()).toEqual([false, 'command.picture']);
    await toggle.run(session);
    windows[1]?.close();
    expect(state()).toEqual([false, 'command.picture']);
    expect(picture.window()).toBeUndefined();
  });

  test('a small window that opens when the meeting is over is closed at once', async () => {
    const { commands, session, view, enter, windows } = setUp();
    await enter();
    const opening = commands['picture.toggle'].run(session);
    await session.meeting.leave();
    await opening;
    expect(windows).toHaveLength(1);
    expect(view.getState().hasPicture).toBe(false);
  });

  test('leave leaves', async () => {
    const { commands, session, enter } = setUp();
    await enter();
    await commands['meeting.leave'].run(session);
    expect(session.stores.meeting.getState().phase.at).toBe('left');
  });
});
