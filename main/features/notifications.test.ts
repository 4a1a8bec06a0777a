import { EventEmitter } from 'node:events';
import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_DESKTOP_SETTINGS } from '../../domain/desktop/desktopSettings.ts';
import { silentPage, type PageFacts } from '../../domain/desktop/pageFacts.ts';
import { createNotifier } from './notifications.ts';

/** A notification of the system, which the test presses. */
class Shown extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  state: 'made' | 'shown' | 'closed' = 'made';
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show() {
    this.state = 'shown';
  }
  close() {
    this.state = 'closed';
  }
}

function setup() {
  const silent = silentPage('en');
  const meeting = { ...silent.meeting, at: 'in', microphone: 'on' } as const;
  const page = createStore<PageFacts>(() => ({ ...silent, meeting }));
  const world = { isSupported: true, isLooking: false, wishes: true, nowMs: 0 };
  const shown: Shown[] = [];
  const log: unknown[] = [];
  const settings = () => ({ ...DEFAULT_DESKTOP_SETTINGS, notifications: world.wishes });
  const notifier = createNotifier({
    isSupported: () => world.isSupported,
    create: (options) => {
      const made = new Shown(options);
      shown.push(made);
      return made as never;
    },
    isLooking: () => world.isLooking,
    page,
    preferences: { getState: () => ({ settings: settings(), locked: [] }) },
    openWindow: () => log.push('window'),
    toggleMicrophone: () => log.push('toggles'),
    rejoin: () => log.push('rejoins'),
    failed: (notice) => log.push(notice),
    now: () => world.nowMs,
  });
  return { notifier, world, shown, log, page };
}

const JOINED = { kind: 'joined', name: 'Ada' } as const;

describe('a notice', () => {
  it('is shown to somebody who does not look', () => {
    const { notifier, shown } = setup();
    notifier.show(JOINED);
    expect(shown).toMatchObject([
      {
        state: 'shown',
        options: { title: 'Ada joined the meeting', actions: [{ type: 'button', text: 'Mute' }] },
      },
    ]);
  });

  it('is not shown to somebody who looks, who wishes none, or who was just told', () => {
    const { notifier, shown, world } = setup();
    world.isLooking = true;
    notifier.show(JOINED);
    world.isLooking = false;
    world.wishes = false;
    notifier.show(JOINED);
    expect(shown).toHaveLength(0);
    world.wishes = true;
    notifier.show(JOINED);
    notifier.show({ kind: 'joined', name: 'Bo' });
    expect(shown).toHaveLength(1);
  });

  it('takes the place of the last of its kind', () => {
    const { notifier, shown, world } = setup();
    notifier.show(JOINED);
    world.nowMs = 20_000;
    notifier.show({ kind: 'joined', name: 'Bo' });
    expect(shown.map(({ state }) => state)).toEqual(['closed', 'shown']);
  });

  it('is handed back when the system cannot show it', () => {
    const { notifier, shown, log, world } = setup();
    notifier.show(JOINED);
    shown[0]?.emit('failed', {}, 'not signed');
    world.isSupported = false;
    notifier.show({ kind: 'meeting-lost' });
    expect(log).toEqual([JOINED, { kind: 'meeting-lost' }]);
    expect(shown).toHaveLength(1);
  });
});

describe('a press', () => {
  it('opens the window', () => {
    const { notifier, shown, log } = setup();
    notifier.show(JOINED);
    shown[0]?.emit('click', {});
    expect(log).toEqual(['window']);
  });

  it('on its button does what that says as well', () => {
    const { notifier, shown, log } = setup();
    notifier.show(JOINED);
    shown[0]?.emit('action', { actionIndex: 0 });
    notifier.show({ kind: 'meeting-lost' });
    shown[1]?.emit('action', { actionIndex: 0 });
    notifier.show({ kind: 'update-ready', version: '2.0.0' }, () => log.push('restarts'));
    shown[2]?.emit('action', { actionIndex: 0 });
    expect(log).toEqual(['window', 'toggles', 'window', 'rejoins', 'window', 'restarts']);
  });

  it('on Mute never unmutes', () => {
    const { notifier, shown, log, page } = setup();
    notifier.show(JOINED);
    page.setState(({ meeting }) => ({ meeting: { ...meeting, microphone: 'off' } }));
    shown[0]?.emit('action', { actionIndex: 0 });
    shown[0]?.emit('action', { actionIndex: 7 });
    expect(log).toEqual(['window', 'window']);
  });
});
