import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../domain/reply.ts';
import { createEngine, createMemory, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

const [ada, bo] = [someMember('ada', { joinedAtMs: 1 }), someMember('bo', { joinedAtMs: 2 })];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('entering', () => {
  it('does not wait for a slow camera, and sends it when it is there', async () => {
    const engine = createEngine();
    let open = () => {};
    engine.devices.gate = new Promise((resolve) => (open = resolve));
    expect(await engine.session.meeting.join(invitation)).toEqual(ok(null));
    expect(engine.phase()).toEqual({ at: 'in' });
    expect(engine.session.stores.media.getState().camera.status).toBe('starting');
    expect(engine.conference().sending.video).toBeNull();
    open();
    await settle();
    expect(engine.conference().sending).toMatchObject({
      audio: { kind: 'audio' },
      video: { kind: 'video' },
    });
  });

  it('takes over what the preview has opened', async () => {
    const { session, devices, conference } = createEngine();
    await session.media.startPreview();
    await session.meeting.join(invitation);
    session.media.stopPreview();
    await settle();
    expect(devices.tracks).toHaveLength(2);
    expect(devices.live()).toHaveLength(2);
    expect(conference().sending.video).toBe(devices.tracks.find(({ kind }) => kind === 'video'));
  });

  it('says who is here and what the room is, without announcing those who were here before', async () => {
    const engine = createEngine();
    engine.world.members = [bo, ada];
    await engine.session.meeting.join(invitation);
    const { people, meeting } = engine.session.stores;
    expect(people.getState().members.map(({ name }) => name)).toEqual(['ada', 'bo']);
    expect(engine.conference().remotes).toHaveLength(2);
    expect(meeting.getState()).toMatchObject({
      capacity: 6,
      selfId: 'member-id-of-self',
      signalling: 'online',
    });
    expect(engine.kinds()).toEqual([]);
  });

  it('is asked once however often it is wished', async () => {
    const { session, lines } = createEngine();
    await Promise.all([session.meeting.join(invitation), session.meeting.join(invitation)]);
    await session.meeting.join(invitation);
    expect(lines).toHaveLength(1);
  });

  it('that is refused says why, closes the line and the devices', async () => {
    const engine = createEngine();
    engine.world.refusal = fail('room-full');
    expect(await engine.session.meeting.join(invitation)).toEqual(fail('room-full'));
    expect(engine.phase()).toMatchObject({ at: 'refused', fault: { code: 'room-full' } });
    await settle();
    expect(engine.line().closed).toBe(true);
    expect(engine.devices.live()).toEqual([]);
    expect(engine.session.meeting.interrupted()).toBeUndefined();
  });

  it('needs a name', async () => {
    const memory = createMemory();
    memory.store.write('settings', 'corrupt {');
    const engine = createEngine(memory);
    expect(await engine.session.meeting.join(invitation)).toEqual(fail('name-invalid'));
    engine.session.updateSettings({ name: ' Ada  L. ' });
    await engine.session.meeting.join(invitation);
    expect(engine.line().bodies('room:join')[0]?.['name']).toBe('Ada L.');
  });

  it('goes on without a camera, and says so to the others', async () => {
    const engine = createEngine();
    engine.devices.faults.set('camera', 'camera-refused');
    await engine.session.meeting.join(invitation);
    await settle();
    expect(engine.phase()).toEqual({ at: 'in' });
    expect(engine.line().bodies('media:set').at(-1)).toEqual({
      microphone: 'on',
      camera: 'unavailable',
    });
  });

  it('another service goes there, after its certificate is trusted', async () => {
    const engine = createEngine();
    const theirs = { ...invitation, origin: 'https://10.0.0.2:7070', fingerprint: 'sha256/x' };
    await engine.session.meeting.join(theirs);
    expect(engine.trusted).toEqual(['https://10.0.0.2:7070 sha256/x']);
    expect(engine.line().origin).toBe('https://10.0.0.2:7070');
    const impostor = { ...theirs, fingerprint: 'sha256/bad', origin: 'https://10.0.0.3' };
    expect(await engine.session.meeting.join(impostor)).toEqual(fail('certificate-mismatch'));
  });

  it('gives links that lead others here', async () => {
    const engine = createEngine();
    engine.world.info = { publicOrigin: 'https://pub.example:7070', fingerprint: 'sha256/fp' };
    const { meeting } = engine.session.stores;
    const shown = new Set<string | undefined>();
    meeting.subscribe((now) => shown.add(now.invitation?.web));
    await engine.session.meeting.join(invitation);
    await settle();
    expect(meeting.getState().invitation).toEqual({
      web: 'https://pub.example:7070/#/m/abc-defg-hjk?pin=sha256/fp',
      app: 'umeet://pub.example:7070/m/abc-defg-hjk?pin=sha256/fp',
    });
    // Never first without its certificate: somebody could copy that one.
    expect([...shown].filter((link) => link && !link.includes('pin='))).toEqual([]);
  });

  it('is remembered for the next time', async () => {
    const { session, memory } = createEngine();
    await session.media.setCamera(false);
    await session.meeting.join(invitation);
    expect(createEngine(memory).session.stores.settings.getState()).toMatchObject({
      name: 'Me',
      startWith: { microphone: true, camera: false },
      recentRooms: [{ code: invitation.code }],
    });
  });
});

describe('the others', () => {
  it('are announced as they come and go, and connected accordingly', async () => {
    const { session, line, conference, kinds } = createEngine();
    await session.meeting.join(invitation);
    line().says('member:joined', { member: ada });
    line().says('member:updated', { member: { ...ada, presence: 'away' } });
    expect(conference().remotes).toMatchObject([{ memberId: ada.memberId }]);
    line().says('member:left', { memberId: ada.memberId, reason: 'lost' });
    expect(conference().remotes).toEqual([]);
    expect(kinds()).toEqual(['joined', 'lost']);
  });

  it('have a link, a stream and a revision that rises with it', async () => {
    const engine = createEngine();
    engine.world.members = [ada];
    await engine.session.meeting.join(invitation);
    engine.conference().link(ada.memberId, 'connected');
    engine.conference().media(ada.memberId);
    engine.conference().media(ada.memberId);
    const { links, streamRevision } = engine.session.stores.people.getState();
    expect(links).toEqual({ [ada.memberId]: 'connected' });
    expect(streamRevision).toEqual({ [ada.memberId]: 2 });
    expect(engine.session.streams.remote(ada.memberId)).toBeDefined();
  });

  it('are measured and judged once a second', async () => {
    const engine = createEngine();
    engine.world.members = [ada];
    await engine.session.meeting.join(invitation);
    engine.conference().link(ada.memberId, 'connected');
    await vi.advanceTimersByTimeAsync(3_000);
    const { ticks, judgement } = engine.session.stores.quality.getState();
    expect(ticks).toHaveLength(3);
    expect(judgement?.atMs).toBe(ticks.at(-1)?.atMs);
    await engine.session.meeting.leave();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(engine.session.stores.quality.getState()).toMatchObject({ ticks: [] });
  });
});

describe('leaving', () => {
  it('says goodbye and leaves nothing behind, ten times over', async () => {
    const engine = createEngine();
    const { session } = engine;
    engine.world.members = [ada];
    for (let round = 0; round < 10; round += 1) {
      await session.media.startPreview();
      await session.meeting.join(invitation);
      session.media.stopPreview();
      session.streams.microphoneLevel();
      await vi.advanceTimersByTimeAsync(1_500);
      await session.meeting.leave();
      expect(engine.line().bodies('room:leave')).toHaveLength(1);
    }
    expect(engine.lines.every((line) => line.closed && line.listening() === 0)).toBe(true);
    expect(engine.conferences.every(({ closed }) => closed)).toBe(true);
    expect(engine.conferences.every((conference) => conference.listening() === 0)).toBe(true);
    expect(engine.devices.live()).toEqual([]);
    expect(engine.online.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(engine.phase()).toEqual({ at: 'left' });
    expect(session.stores.people.getState().members).toEqual([]);
    expect(session.meeting.interrupted()).toBeUndefined();
    await session.close();
    expect(engine.devices.listeners.size).toBe(0);
  });

  it('does not wait for a service that does not answer', async () => {
    const { session, line, phase, devices } = createEngine();
    await session.meeting.join(invitation);
    line().answers.set('room:leave', () => new Promise(() => {}));
    const left = session.meeting.leave();
    expect(phase()).toEqual({ at: 'left' });
    expect(devices.live()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await left;
    expect(line().closed).toBe(true);
  });

  it('in the middle of entering enters nothing', async () => {
    const engine = createEngine();
    const entering = engine.session.meeting.join(invitation);
    await engine.session.meeting.leave();
    expect(await entering).toMatchObject({ ok: false });
    expect(engine.phase()).toEqual({ at: 'left' });
    expect(engine.conferences).toEqual([]);
    await settle();
    expect(engine.devices.live()).toEqual([]);
  });

  it('happens by itself when another room is entered', async () => {
    const engine = createEngine();
    await engine.session.meeting.join(invitation);
    const [first] = engine.lines;
    await engine.session.meeting.join({ ...invitation, origin: 'https://other.example' });
    expect(first?.bodies('room:leave')).toHaveLength(1);
    expect(engine.phase()).toEqual({ at: 'in' });
    expect(engine.devices.live()).toHaveLength(2);
  });
});
