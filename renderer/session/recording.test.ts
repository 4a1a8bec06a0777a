import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { OPEN_POLICY } from '../../domain/meeting/policy.ts';
import { fail } from '../../domain/reply.ts';
import { createEngine, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';
import type { RecordingLook } from './session.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ada = someMember('ada');
const settle = () => vi.advanceTimersByTimeAsync(0);
const look: RecordingLook = {
  now: () => ({ layout: 'gallery', pinnedId: undefined, page: 0, isSelfHidden: false }),
  onChange: () => () => {},
};

async function inMeeting() {
  const engine = createEngine();
  engine.world.members = [ada];
  await engine.session.meeting.join(invitation);
  await settle();
  const { session, memory, recorders } = engine;
  const self = () => ({
    ...someMember('self'),
    memberId: session.stores.meeting.getState().selfId as MemberId,
  });
  /** The service tells the client what everybody is told of it. */
  const told = (isRecording: boolean) =>
    engine.line().says('member:updated', { member: { ...self(), isRecording } });
  const start = async () => {
    const begun = session.recording.start(look);
    told(true);
    return begun;
  };
  const recorder = () => {
    const last = recorders.all.at(-1);
    if (!last) throw new Error('no recorder was opened');
    return last;
  };
  const notices = () =>
    session.stores.notices
      .getState()
      .notices.filter(({ kind }) => kind === 'recording')
      .map(({ recording, fault }) => fault?.code ?? recording);
  const at = () => session.stores.recording.getState().at;
  return { ...engine, told, start, recorder, notices, at, disk: memory.recordings };
}

describe('a recording', () => {
  it('begins when the service has accepted it, and not before', async () => {
    const { line, session, start, disk, recorder, at } = await inMeeting();
    let files = 0;
    line().answers.set('recording:set', () => {
      files = disk.files.size;
      return { ok: true, value: {} };
    });
    expect(await start()).toEqual({ ok: true, value: null });
    expect(files).toBe(0);
    expect(line().bodies('recording:set')).toEqual([{ isRecording: true }]);
    expect([disk.files.size, at()]).toEqual([1, 'on']);
    expect(session.stores.recording.getState().sinceMs).toBe(Date.now());
    expect(
      recorder()
        .scenes.at(-1)
        ?.tiles.map(({ name }) => name),
    ).toEqual(['ada', 'Me']);
  });

  it('that the service refuses, or this browser cannot make, leaves no file and nobody told', async () => {
    const { line, session, start, disk, notices, recorder, recorders, at } = await inMeeting();
    line().answers.set('recording:set', () => fail('not-allowed'));
    expect(await session.recording.start(look)).toMatchObject({ fault: { code: 'not-allowed' } });
    expect([recorder().isClosed, disk.files.size, at()]).toEqual([true, 0, 'off']);
    recorders.isAble = false;
    line().asked.length = 0;
    await start();
    expect(line().asked).toEqual([]);
    expect(notices()).toEqual(['not-allowed', 'recording-unsupported']);
  });

  it('is taken back when no file can be opened', async () => {
    const { line, start, disk, notices } = await inMeeting();
    disk.refusal = fail('disk-full');
    await start();
    expect(line().bodies('recording:set')).toEqual([{ isRecording: true }, { isRecording: false }]);
    expect(notices()).toEqual(['disk-full']);
  });

  it('keeps its last bytes when it is stopped, and hands the file over', async () => {
    const { line, session, start, disk, recorder, notices } = await inMeeting();
    await start();
    expect(await recorder().events.onBytes(new Uint8Array([1, 2]))).toBe(true);
    await session.recording.stop();
    const [[id, file] = ['']] = disk.files;
    expect(file).toEqual({ bytes: [1, 2, 9], isClosed: true });
    expect(disk.handedOver).toEqual([id]);
    expect(line().bodies('recording:set').at(-1)).toEqual({ isRecording: false });
    expect(notices()).toEqual(['began', 'saved']);
  });

  it('ends with the meeting, and its file is whole', async () => {
    const { session, start, disk, recorder, at } = await inMeeting();
    await start();
    await session.meeting.leave();
    await settle();
    expect([...disk.files.values()]).toEqual([{ bytes: [9], isClosed: true }]);
    expect([recorder().isClosed, at()]).toEqual([true, 'off']);
    const shown = recorder().scenes.length;
    session.updateSettings({ name: 'Other' });
    expect(recorder().scenes).toHaveLength(shown);
  });

  it('ends when the disk is full, says so, and keeps what was written', async () => {
    const { start, disk, recorder, notices, line } = await inMeeting();
    await start();
    await recorder().events.onBytes(new Uint8Array([1]));
    disk.refusal = fail('disk-full');
    expect(await recorder().events.onBytes(new Uint8Array([2]))).toBe(false);
    await settle();
    expect([...disk.files.values()]).toEqual([{ bytes: [1], isClosed: true }]);
    expect(recorder().isStopped).toBe(false);
    expect(notices()).toEqual(['began', 'disk-full', 'saved']);
    expect(line().bodies('recording:set').at(-1)).toEqual({ isRecording: false });
  });

  it('ends when the recorder breaks', async () => {
    const { start, recorder, notices, at } = await inMeeting();
    await start();
    recorder().events.onFailed('no encoder any more');
    await settle();
    expect([notices(), at()]).toEqual([['began', 'recording-failed', 'saved'], 'off']);
  });

  it('goes on when the service has forgotten and takes it again, and ends when a host forbids it', async () => {
    const { start, told, line, notices, at } = await inMeeting();
    await start();
    told(false);
    await settle();
    told(true);
    expect([line().bodies('recording:set'), at()]).toEqual([
      [{ isRecording: true }, { isRecording: true }],
      'on',
    ]);
    line().answers.set('recording:set', () => fail('not-allowed'));
    line().says('room:policy', { policy: { ...OPEN_POLICY, recording: 'hosts' } });
    told(false);
    await settle();
    expect([notices(), at()]).toEqual([['began', 'forbidden', 'saved'], 'off']);
  });

  it('of somebody else is told when it begins and ends, and to who joins later', async () => {
    const { line, notices } = await inMeeting();
    line().says('member:updated', { member: { ...ada, isRecording: true } });
    line().says('member:updated', { member: { ...ada, isRecording: true } });
    line().says('member:updated', { member: ada });
    expect(notices()).toEqual(['began', 'ended']);
    const later = createEngine();
    later.world.members = [{ ...ada, isRecording: true }];
    await later.session.meeting.join(invitation);
    expect(later.session.stores.notices.getState().notices).toMatchObject([
      { kind: 'recording', recording: 'began', name: 'ada' },
    ]);
  });
});
