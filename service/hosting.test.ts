import { describe, expect, test } from 'vitest';
import { hostedRoom, refusal } from '../test/fakes/hostedRoom.ts';
import {
  connectClient,
  createOwnRoom,
  joinRequest,
  joinRoom,
  startTestService,
  temporaryFolder,
} from '../test/fakes/meetingService.ts';

describe('a host', () => {
  test('is who made the room, also when others came first and when they come back', async () => {
    const { origin } = await startTestService();
    const { code, ownerKey } = await createOwnRoom(origin);
    const ben = await joinRoom(origin, code);
    expect(ben.joined.self.role).toBe('host');
    const hana = await joinRoom(origin, code, { ownerKey });
    expect(hana.joined.self.role).toBe('host');
    expect((await ben.next('member:updated')).member).toMatchObject({ role: 'participant' });

    await hana.ask('room:leave', {});
    expect((await ben.next('member:updated')).member).toMatchObject({ role: 'host' });
    expect((await joinRoom(origin, code, { ownerKey })).joined.self.role).toBe('host');
    for (const forged of ['', ownerKey.slice(1), 'A'.repeat(43)]) {
      const eve = await joinRoom(origin, code, { ownerKey: forged });
      expect(eve.joined.self.role).toBe('participant');
    }
  });

  test('is obeyed, and nobody else is', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    const cem = await enter('Cem');
    const { memberId } = cem.joined.self;
    const forged: [string, unknown][] = [
      ['host:role', { memberId: ben.joined.self.memberId, role: 'host' }],
      ['host:remove', { memberId }],
      ['host:ask', { what: 'mute' }],
      ['host:policy', { isLocked: true }],
      ['host:passcode', { passcode: '1234' }],
      ['host:admit', { isAdmitted: true }],
      ['host:end', {}],
      ['hand:set', { isRaised: false, memberId }],
      ['share:set', { isOn: false, memberId }],
      ['share:set', { isOn: true, memberId }],
    ];
    const replies = await Promise.all(forged.map(([name, request]) => ben.send(name, request)));
    expect(replies).toMatchObject(forged.map(() => refusal('not-allowed')));
    await host.ask('host:ask', { what: 'mute' });
    const asked = { by: host.joined.self.memberId, what: 'mute' };
    expect(await ben.next('host:asked')).toEqual(asked);
    expect(await cem.next('host:asked')).toEqual(asked);
    expect(host.untaken()).not.toContain('host:asked');
  });

  test('removes somebody, who is told and does not come back', async () => {
    const { host, enter, knock } = await hostedRoom();
    const ben = await enter('Ben');
    await host.ask('host:remove', { memberId: ben.joined.self.memberId });
    expect(await ben.next('membership:ended')).toEqual({ reason: 'removed' });
    expect((await host.next('member:left')).reason).toBe('removed');
    expect(await ben.send('media:set', { microphone: 'on', camera: 'on' })).toMatchObject(
      refusal('not-in-room'),
    );
    expect((await knock({ resume: ben.joined.resume })).reply).toMatchObject(refusal('removed'));
  });

  test('keeps sharing to the hosts, and ends what is shown', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    await ben.ask('share:set', { isOn: true });
    const shown = (await host.next('member:updated')).member;
    expect(shown.sharingSinceMs).toEqual(expect.any(Number));
    await host.ask('host:policy', { share: 'hosts' });
    expect((await ben.next('member:updated')).member).toEqual(shown);
    const over = (await ben.next('member:updated')).member;
    expect([over.name, over.sharingSinceMs]).toEqual(['Ben', undefined]);
    expect(await ben.send('share:set', { isOn: true })).toMatchObject(refusal('not-allowed'));
    await host.ask('share:set', { isOn: true });
    expect((await ben.next('member:updated')).member.name).toBe('Hana');
  });

  test('ends the meeting for everybody, those who are away too', async () => {
    const { host, enter, knock } = await hostedRoom({ seatGraceMs: 60_000 });
    const ben = await enter('Ben');
    const cem = await enter('Cem');
    cem.socket.disconnect();
    await ben.next('member:updated');
    await host.ask('host:end', {});
    expect(await ben.next('membership:ended')).toEqual({ reason: 'meeting-ended' });
    const back = await knock({ resume: cem.joined.resume });
    expect(back.reply).toMatchObject(refusal('meeting-ended'));
    expect((await enter('Dia')).joined.members).toEqual([]);
  });

  test('makes a co-host, who lets people in', async () => {
    const { host, enter, knock } = await hostedRoom();
    const ben = await enter('Ben');
    await host.ask('host:role', { memberId: ben.joined.self.memberId, role: 'cohost' });
    expect((await ben.next('member:updated')).member.role).toBe('cohost');
    await ben.ask('host:policy', { hasLobby: true });
    await knock({ name: 'Eve' });
    // Told to the new co-host, after the lobby was opened, and when Eve came.
    for (const waiting of [[], [], [{ name: 'Eve' }]]) {
      expect((await ben.next('lobby:changed')).waiting).toMatchObject(waiting);
    }
  });
});

describe('the door', () => {
  test('that is locked takes nobody new, and everybody who has a seat', async () => {
    const { host, enter, knock } = await hostedRoom({ seatGraceMs: 60_000 });
    const ben = await enter('Ben');
    await host.ask('host:policy', { isLocked: true });
    expect((await ben.next('room:policy')).policy.isLocked).toBe(true);
    expect((await knock()).reply).toMatchObject(refusal('room-locked'));
    ben.socket.disconnect();
    expect((await knock({ resume: ben.joined.resume })).reply.ok).toBe(true);
  });

  test('asks for the passcode, a few times', async () => {
    const { host, knock, ownerKey } = await hostedRoom();
    await host.ask('host:passcode', { passcode: 'open 請' });
    expect(await host.next('room:passcode')).toEqual({ hasPasscode: true });
    expect((await knock()).reply).toMatchObject(refusal('passcode-needed'));
    expect((await knock({ passcode: 'open 請' })).reply.ok).toBe(true);
    expect((await knock({ ownerKey })).reply.ok).toBe(true);
    for (let count = 0; count < 10; count += 1) {
      expect((await knock({ passcode: `${count}` })).reply).toMatchObject(
        refusal('passcode-wrong'),
      );
    }
    expect((await knock({ passcode: 'open 請' })).reply).toMatchObject(refusal('rate-limited'));
  });

  test('has people wait until a host decides', async () => {
    const { host, knock } = await hostedRoom();
    await host.ask('host:policy', { hasLobby: true });
    const [eve, fay] = [await knock({ name: 'Eve' }), await knock({ name: 'Fay' })];
    expect([eve.reply, fay.reply]).toMatchObject([refusal('in-lobby'), refusal('in-lobby')]);
    await host.next('lobby:changed');
    await host.next('lobby:changed');
    const { waiting } = await host.next('lobby:changed');
    expect(waiting.map(({ name }) => name)).toEqual(['Eve', 'Fay']);

    await host.ask('host:admit', { isAdmitted: false, lobbyId: waiting[1]?.lobbyId });
    expect(await fay.next('lobby:decided')).toEqual({ isAdmitted: false });
    await host.ask('host:admit', { isAdmitted: true });
    expect(await eve.next('lobby:decided')).toEqual({ isAdmitted: true });
    expect((await eve.ask('room:join', eve.request)).self.name).toBe('Eve');
    expect(await fay.send('room:join', fay.request)).toMatchObject(refusal('in-lobby'));
  });

  test('lets everybody in who was let in at once, one after the other', async () => {
    const { host, knock } = await hostedRoom();
    await host.ask('host:policy', { hasLobby: true });
    const [eve, fay] = [await knock({ name: 'Eve' }), await knock({ name: 'Fay' })];
    await host.ask('host:admit', { isAdmitted: true });
    for (const one of [eve, fay]) {
      await one.next('lobby:decided');
      expect((await one.ask('room:join', one.request)).self.presence).toBe('here');
    }
  });

  test('forgets who gave up waiting, and lets all in when the lobby is closed', async () => {
    const { host, knock } = await hostedRoom();
    await host.ask('host:policy', { hasLobby: true });
    await host.next('lobby:changed');
    const eve = await knock();
    expect((await host.next('lobby:changed')).waiting).toHaveLength(1);
    eve.socket.disconnect();
    expect((await host.next('lobby:changed')).waiting).toEqual([]);
    const fay = await knock();
    await host.ask('host:policy', { hasLobby: false });
    expect(await fay.next('lobby:decided')).toEqual({ isAdmitted: true });
    expect((await fay.ask('room:join', fay.request)).self.presence).toBe('here');
  });

  test('stands after a restart, and lets those back in who were in the meeting', async () => {
    const dataDir = temporaryFolder();
    const { host, enter, code, service } = await hostedRoom({ dataDir });
    const ben = await enter('Ben');
    await host.ask('host:policy', { hasLobby: true });
    await service.close();
    const { origin } = await startTestService({ dataDir });
    const back = await joinRoom(origin, code, { resume: ben.joined.resume });
    expect(back.joined.self.memberId).toBe(ben.joined.self.memberId);
    const eve = await connectClient(origin);
    expect(await eve.send('room:join', joinRequest(code))).toMatchObject(refusal('in-lobby'));
  });

  test('shows who waits to whoever is host after the host has left', async () => {
    const { host, enter, knock } = await hostedRoom();
    const ben = await enter('Ben');
    await host.ask('host:policy', { hasLobby: true });
    await knock({ name: 'Eve' });
    await host.ask('room:leave', {});
    expect((await ben.next('lobby:changed')).waiting).toMatchObject([{ name: 'Eve' }]);
    await ben.ask('host:admit', { isAdmitted: true });
  });

  test('shows who waits to the host who comes later', async () => {
    const { origin } = await startTestService();
    const { code, ownerKey } = await createOwnRoom(origin);
    const host = await joinRoom(origin, code, { ownerKey });
    await host.ask('host:policy', { hasLobby: true });
    await host.ask('room:leave', {});
    const eve = await connectClient(origin);
    expect(await eve.send('room:join', joinRequest(code))).toMatchObject(refusal('in-lobby'));
    const later = await joinRoom(origin, code, { ownerKey });
    expect(later.joined.waiting).toHaveLength(1);
    expect(later.joined.policy.hasLobby).toBe(true);
  });
});

describe('what people say', () => {
  test('reaches everybody, and those who join later', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    const { message } = await ben.ask('chat:send', { text: ' hello\u202E ' });
    expect(message).toMatchObject({ number: 1, name: 'Ben', text: 'hello' });
    expect((await host.next('chat:message')).message).toEqual(message);
    expect((await enter('Cem')).joined.chat).toEqual([message]);
    expect(await ben.send('chat:send', { text: ' \n ' })).toMatchObject(refusal('text-invalid'));
  });

  test('may be a file, of which the service knows no more than what it is', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    const file = { name: '../a\u202E.pdf', size: 3, sha256: 'a'.repeat(64) };
    const { message } = await ben.ask('chat:file', file);
    expect(message).toMatchObject({ text: 'a.pdf', file: { ...file, name: 'a.pdf' } });
    expect((await host.next('chat:message')).message).toEqual(message);
    expect((await enter('Cem')).joined.chat).toEqual([message]);
    for (const wrong of [{ size: 0 }, { size: 10_000_001 }, { sha256: 'x' }]) {
      const refused = await ben.send('chat:file', { ...file, ...wrong });
      expect(refused).toMatchObject(refusal('bad-request'));
    }
    await host.ask('host:policy', { chat: 'hosts' });
    expect(await ben.send('chat:file', file)).toMatchObject(refusal('not-allowed'));
  });

  test('is the hosts’ alone when they want it so', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    await host.ask('host:policy', { chat: 'hosts' });
    expect(await ben.send('chat:send', { text: 'a' })).toMatchObject(refusal('not-allowed'));
    expect((await host.ask('chat:send', { text: 'a' })).message.number).toBe(1);
  });

  test('with hands and signs as well', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    await ben.ask('hand:set', { isRaised: true });
    const { member } = await host.next('member:updated');
    expect(member.handRaisedAtMs).toBeGreaterThan(0);
    expect((await ben.next('member:updated')).member).toEqual(member);
    await ben.ask('reaction:send', { reaction: 'applause' });
    expect(await host.next('reaction:sent')).toEqual({
      memberId: member.memberId,
      reaction: 'applause',
    });
    await host.ask('hand:set', { isRaised: false, memberId: member.memberId });
    expect((await ben.next('member:updated')).member.handRaisedAtMs).toBeUndefined();
  });
});
