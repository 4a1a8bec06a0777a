import { describe, expect, test } from 'vitest';
import type { MemberId } from '../domain/ids.ts';
import { memberSchema } from './protocol/index.ts';
import {
  connectClient,
  createTestRoom,
  joinRequest,
  joinRoom,
  startTestService,
} from '../test/fakes/meetingService.ts';

const LONG_GRACE = { seatGraceMs: 60_000 };

describe('joining and leaving', () => {
  test('two people see each other come and go', async () => {
    const { origin } = await startTestService();
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    expect(ada.joined).toMatchObject({ members: [], capacity: 6, ice: { iceServers: [] } });
    const ben = await joinRoom(origin, code, { name: '  Ben\u202E  W ' });
    expect(ben.joined.self.name).toBe('Ben W');
    expect(ben.joined.members).toEqual([ada.joined.self]);
    expect((await ada.next('member:joined')).member).toEqual(ben.joined.self);

    await ben.ask('media:set', { microphone: 'off', camera: 'unavailable' });
    const told = await ada.next('member:updated');
    expect(told.member.media).toEqual({ microphone: 'off', camera: 'unavailable' });

    await ben.ask('room:leave', {});
    const memberId = ben.joined.self.memberId;
    expect(await ada.next('member:left')).toEqual({ memberId, reason: 'left' });
    expect(await ben.send('media:set', { microphone: 'on', camera: 'on' })).toMatchObject({
      fault: { code: 'not-in-room' },
    });
  });

  test('a full room, an unknown room and another protocol are refused by code', async () => {
    const { origin } = await startTestService({ roomCapacity: 2 });
    const code = await createTestRoom(origin);
    await joinRoom(origin, code);
    await joinRoom(origin, code);
    const late = await connectClient(origin);
    const refusal = async (request: unknown) => late.send('room:join', request);
    expect(await refusal(joinRequest(code))).toMatchObject({ fault: { code: 'room-full' } });
    const unknown = joinRequest('zzz-zzzz-zzz' as typeof code);
    expect(await refusal(unknown)).toMatchObject({ fault: { code: 'room-not-found' } });
    const old = joinRequest(code, { protocol: 99 });
    expect(await refusal(old)).toMatchObject({ fault: { code: 'protocol-mismatch' } });
  });

  test('joining the same room again on one socket answers with the same membership', async () => {
    const { origin } = await startTestService();
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    const again = await ada.ask('room:join', ada.request);
    expect(again.self).toEqual(ada.joined.self);
    const elsewhere = await createTestRoom(origin);
    expect(await ada.send('room:join', joinRequest(elsewhere))).toMatchObject({
      fault: { code: 'bad-request' },
    });
  });

  test('a socket that asks without an acknowledgement is served all the same', async () => {
    const { origin } = await startTestService();
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    const ben = await connectClient(origin);
    ben.socket.emit('room:join', joinRequest(code));
    expect(memberSchema.safeParse((await ada.next('member:joined')).member).success).toBe(true);
  });
});

describe('a connection that breaks', () => {
  test('leaves the member away, and lost after the grace', async () => {
    const { origin } = await startTestService({ seatGraceMs: 150 });
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    const ben = await joinRoom(origin, code);
    ben.socket.disconnect();
    expect((await ada.next('member:updated')).member.presence).toBe('away');
    const memberId = ben.joined.self.memberId;
    expect(await ada.next('member:left')).toEqual({ memberId, reason: 'lost' });
  });

  test('keeps the seat for its owner in a full room', async () => {
    const { origin } = await startTestService({ roomCapacity: 2, ...LONG_GRACE });
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    const ben = await joinRoom(origin, code);
    ben.socket.disconnect();
    await ada.next('member:updated');
    const stranger = await connectClient(origin);
    expect(await stranger.send('room:join', joinRequest(code))).toMatchObject({
      fault: { code: 'room-full' },
    });
    const back = await joinRoom(origin, code, { ...ben.request, resume: ben.joined.resume });
    expect(back.joined.self).toEqual(ben.joined.self);
    expect((await ada.next('member:updated')).member.presence).toBe('here');
  });

  test('a proof of another room or a forged one gives a new member id', async () => {
    const { origin } = await startTestService();
    const [one, two] = [await createTestRoom(origin), await createTestRoom(origin)];
    const ada = await joinRoom(origin, one);
    const id = ada.joined.self.memberId;
    for (const resume of [ada.joined.resume, `${id}.AAAA`, id, '', '.', 'a.b.c']) {
      const client = await joinRoom(origin, two, { resume });
      expect(client.joined.self.memberId).not.toBe(id);
      await client.ask('room:leave', {});
    }
  });

  test('a second socket takes the membership over, and the first is told and out', async () => {
    const { origin } = await startTestService();
    const code = await createTestRoom(origin);
    const first = await joinRoom(origin, code);
    const other = await joinRoom(origin, code);
    const second = await joinRoom(origin, code, { resume: first.joined.resume });
    expect(second.joined.self.memberId).toBe(first.joined.self.memberId);
    await first.next('membership:replaced');
    expect(await first.send('room:leave', {})).toMatchObject({ fault: { code: 'replaced' } });
    const update = await other.next('member:updated');
    expect(update.member.incarnation).toBe(second.request.incarnation);
    // The first socket's end is nobody's business any more.
    first.socket.disconnect();
    await other.ask('media:set', { microphone: 'off', camera: 'off' });
    expect((await second.next('member:updated')).member.presence).toBe('here');
  });
});

test('after a restart of the service rooms exist and members get their ids back', async () => {
  const before = await startTestService({ seatGraceMs: 60_000 });
  const code = await createTestRoom(before.origin);
  const ada = await joinRoom(before.origin, code);
  const closed = new Promise<string>((resolve) => ada.socket.once('disconnect', resolve));
  await before.service.close();
  // Any other reason would keep the client from connecting again by itself.
  expect(await closed).toBe('transport close');

  const { origin } = await startTestService({ dataDir: before.dataDir });
  const back = await joinRoom(origin, code, { ...ada.request, resume: ada.joined.resume });
  expect(back.joined.self.memberId).toBe(ada.joined.self.memberId as MemberId);
  expect(back.joined.resume).toBe(ada.joined.resume);
});

test('TURN credentials come with the join and are renewed on request', async () => {
  const { origin } = await startTestService({
    iceServers: ['stun:stun.example:3478', 'turn:turn.example:3478'],
    turnSecret: 'shared',
  });
  const code = await createTestRoom(origin);
  const ada = await joinRoom(origin, code);
  expect(ada.joined.ice.iceServers).toHaveLength(2);
  expect(await ada.ask('ice:refresh', {})).toMatchObject({
    iceServers: [{}, { credential: expect.any(String) }],
  });
});
