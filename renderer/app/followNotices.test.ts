import { beforeEach, describe, expect, it } from 'vitest';
import { fault } from '../../domain/fault.ts';
import { ok } from '../../domain/reply.ts';
import { ANSWERS } from '../../test/fakes/calls.ts';
import { createFakeSession, FAKE_CODE } from '../../test/fakes/session.ts';
import { someMember } from '../../test/fakes/wires.ts';
import { createViewStore } from '../commands/index.ts';
import type { Shell } from '../platform/index.ts';
import type { Notice } from '../session/index.ts';
import { followNotices } from './followNotices.ts';

type EventName = Parameters<Shell['on']>[0];

const INVITATION = { code: FAKE_CODE, origin: undefined, fingerprint: undefined };

function setUp() {
  const session = createFakeSession();
  const view = createViewStore();
  const shown: unknown[] = [];
  const heard = new Map<EventName, (payload: never) => void>();
  const shell: Pick<Shell, 'call' | 'on'> = {
    call: async (name, argument) => {
      shown.push(argument);
      return ok(ANSWERS[name]);
    },
    on: (name, listener) => {
      heard.set(name, listener);
      return () => heard.delete(name);
    },
  };
  const end = followNotices({ shell, session, view, room: () => INVITATION });
  return {
    session,
    shown,
    end,
    heard,
    told: () => view.getState().told.map(({ notice, lasts }) => [notice.kind, lasts]),
    says: (name: EventName, payload: unknown) => heard.get(name)?.(payload as never),
  };
}

let world: ReturnType<typeof setUp>;
beforeEach(async () => {
  world = setUp();
  await world.session.meeting.join(INVITATION);
});

let ids = 0;
function notice(change: Omit<Notice, 'id'>) {
  ids += 1;
  const added = { id: ids, ...change };
  world.session.stores.notices.setState(({ notices }) => ({ notices: [...notices, added] }));
}

function comes(name: string) {
  world.session.stores.people.setState(({ members }) => ({
    members: [...members, someMember(name)],
  }));
  notice({ kind: 'joined', name });
}

describe('somebody who joins', () => {
  it('is told of when I was alone, once', () => {
    comes('Ada');
    world.session.stores.notices.setState(({ notices }) => ({ notices: notices.slice() }));
    comes('Bo');
    expect(world.shown).toEqual([{ kind: 'joined', name: 'Ada' }]);
  });

  it('is not told of when it is somebody who leaves', () => {
    notice({ kind: 'left', name: 'Ada' });
    expect(world.shown).toEqual([]);
  });
});

describe('a meeting', () => {
  const refuse = (code: 'room-not-found' | 'replaced') =>
    world.session.stores.meeting.setState({ phase: { at: 'refused', fault: fault(code) } });

  it('that is lost is told of, and taken up again from there', async () => {
    refuse('room-not-found');
    expect(world.shown).toEqual([{ kind: 'meeting-lost' }]);
    world.says('meeting:rejoin', null);
    expect(world.session.calls.at(-1)).toBe(`join ${FAKE_CODE}`);
  });

  it('that was left, refused at the door or taken up elsewhere is not', async () => {
    refuse('replaced');
    world.session.stores.meeting.setState({ phase: { at: 'joining' } });
    refuse('room-not-found');
    await world.session.meeting.join(INVITATION);
    await world.session.meeting.leave();
    expect(world.shown).toEqual([]);
  });
});

describe('the service on this computer', () => {
  it('is said to have stopped, and then to run again', () => {
    world.says('service:state', 'restarting');
    expect(world.told()).toEqual([['service-stopped', 'stays']]);
    world.says('service:state', 'running');
    expect(world.told()).toEqual([['service-restarted', 'passes']]);
    expect(world.shown).toEqual([{ kind: 'service-restarted' }]);
  });

  it('is not news when it starts or ends as it should', () => {
    world.says('service:state', 'running');
    world.says('service:state', 'stopped');
    expect([world.told(), world.shown]).toEqual([[], []]);
  });
});

it('what the system cannot show stays in the window', () => {
  world.says('notice:failed', { kind: 'joined', name: 'Ada' });
  world.says('notice:failed', { kind: 'joined', name: 'Bo' });
  expect(world.told()).toEqual([['joined', 'stays']]);
});

it('who came is forgotten with the meeting', async () => {
  world.says('notice:failed', { kind: 'joined', name: 'Ada' });
  world.says('notice:failed', { kind: 'update-ready', version: '2.0.0' });
  await world.session.meeting.leave();
  expect(world.told()).toEqual([['update-ready', 'stays']]);
});

it('a service that restarts is said by the status strip outside of a meeting', async () => {
  await world.session.meeting.leave();
  world.says('service:state', 'restarting');
  expect(world.told()).toEqual([]);
});

it('is silent after its end', () => {
  world.end();
  comes('Ada');
  expect([world.shown, world.heard.size]).toEqual([[], 0]);
});
