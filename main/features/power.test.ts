import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { silentPage, type MeetingFacts, type PageFacts } from '../../domain/desktop/pageFacts.ts';
import { setupPower } from './power.ts';

function setup() {
  const page = createStore<PageFacts>(() => silentPage('en'));
  const log: string[] = [];
  const monitor = new EventEmitter();
  let last = 0;
  setupPower({
    page,
    powerMonitor: monitor as never,
    powerSaveBlocker: {
      start: (kind) => {
        last += 1;
        log.push(`start ${kind} ${last}`);
        return last;
      },
      stop: (id) => log.push(`stop ${id}`) > 0,
    },
    resumed: () => log.push('resumed'),
  });
  const be = (at: MeetingFacts['at'], others = 0) =>
    page.setState(({ meeting }) => ({ meeting: { ...meeting, at, others } }));
  return { log, monitor, be };
}

describe('the screen', () => {
  it('stays on from joining until the meeting is over, once however much happens in it', () => {
    const { log, be } = setup();
    expect(log).toEqual([]);
    be('joining');
    be('in');
    be('in', 3);
    be('none');
    be('none');
    be('joining');
    expect(log).toEqual([
      'start prevent-display-sleep 1',
      'stop 1',
      'start prevent-display-sleep 2',
    ]);
  });
});

describe('waking up', () => {
  it('is told in a meeting and not otherwise', () => {
    const { log, monitor, be } = setup();
    monitor.emit('resume');
    be('in');
    log.length = 0;
    monitor.emit('suspend');
    monitor.emit('resume');
    expect(log).toEqual(['resumed']);
  });

  it('is not unlocking the screen', () => {
    const { log, monitor, be } = setup();
    be('in');
    log.length = 0;
    monitor.emit('lock-screen');
    monitor.emit('unlock-screen');
    expect(log).toEqual([]);
  });
});
