import { describe, expect, test } from 'vitest';
import {
  connectClient,
  createTestRoom,
  joinRoom,
  startTestService,
  type TestClient,
} from '../test/fakes/meetingService.ts';
import type { Joined } from './protocol/index.ts';

type Member = TestClient & { readonly joined: Joined };
const offer = { link: 1, data: { type: 'offer', sdp: 'v=0' } };

function to(member: Member, signal: unknown = offer) {
  const { memberId, incarnation } = member.joined.self;
  return { to: memberId, toIncarnation: incarnation, signal };
}

async function twoInARoom(options = {}) {
  const service = await startTestService(options);
  const code = await createTestRoom(service.origin);
  const ada = await joinRoom(service.origin, code);
  const ben = await joinRoom(service.origin, code);
  return { ...service, code, ada, ben };
}

describe('signals', () => {
  test('reach the addressee unread, with who sent them', async () => {
    const { ada, ben } = await twoInARoom();
    await ada.ask('signal:send', to(ben));
    expect(await ben.next('signal:received')).toEqual({
      from: ada.joined.self.memberId,
      fromIncarnation: ada.joined.self.incarnation,
      signal: offer,
    });
  });

  test('for an earlier life, oneself or somebody who left are refused', async () => {
    const { ada, ben } = await twoInARoom();
    const stale = { ...to(ben), toIncarnation: 'an-earlier-incarnation' };
    const refused = { ok: false, fault: { code: 'member-not-found' } };
    expect(await ada.send('signal:send', stale)).toMatchObject(refused);
    expect(await ada.send('signal:send', to(ada))).toMatchObject(refused);
    await ben.ask('room:leave', {});
    expect(await ada.send('signal:send', to(ben))).toMatchObject(refused);
  });

  test('never reach another room, not even with ids that exist there', async () => {
    const { origin, ada, ben } = await twoInARoom();
    const mallory = await joinRoom(origin, await createTestRoom(origin));
    const outsider = await connectClient(origin);
    expect(await mallory.send('signal:send', to(ada))).toMatchObject({
      fault: { code: 'member-not-found' },
    });
    expect(await outsider.send('signal:send', to(ada))).toMatchObject({
      fault: { code: 'not-in-room' },
    });
    // A sender cannot be forged: there is no such field, and an added one refuses the message.
    const forged = { ...to(ada), from: ben.joined.self.memberId };
    expect(await mallory.send('signal:send', forged)).toMatchObject({
      fault: { code: 'bad-request' },
    });
    await mallory.ask('media:set', { microphone: 'off', camera: 'off' });
    // Ada's own room still works and nothing else arrived there.
    await ben.ask('signal:send', to(ada, { link: 2, data: null }));
    expect((await ada.next('signal:received')).signal.link).toBe(2);
    expect(ada.untaken()).toEqual(['member:joined']);
  });
});

describe('signals to a member who is away', () => {
  test('are held and arrive, in order, when the same incarnation is back', async () => {
    const { origin, code, ada, ben } = await twoInARoom();
    ben.socket.disconnect();
    await ada.next('member:updated');
    for (const link of [1, 2, 3]) await ada.ask('signal:send', to(ben, { link, data: 'x' }));
    const back = await joinRoom(origin, code, { ...ben.request, resume: ben.joined.resume });
    const links = [];
    for (let n = 0; n < 3; n += 1) links.push((await back.next('signal:received')).signal.link);
    expect(links).toEqual([1, 2, 3]);
  });

  test('are dropped when a new incarnation comes instead', async () => {
    const { origin, code, ada, ben } = await twoInARoom();
    ben.socket.disconnect();
    await ada.next('member:updated');
    await ada.ask('signal:send', to(ben));
    const reloaded = await joinRoom(origin, code, { resume: ben.joined.resume });
    await ada.ask('signal:send', { ...to(reloaded), signal: { link: 9, data: null } });
    expect((await reloaded.next('signal:received')).signal.link).toBe(9);
    expect(reloaded.untaken()).toEqual([]);
  });

  test('are refused when too many wait', async () => {
    const { ada, ben } = await twoInARoom();
    ben.socket.disconnect();
    await ada.next('member:updated');
    const large = { link: 1, data: 'x'.repeat(100_000) };
    await ada.ask('signal:send', to(ben, large));
    await ada.ask('signal:send', to(ben, large));
    expect(await ada.send('signal:send', to(ben, large))).toMatchObject({
      fault: { code: 'rate-limited', retry: 'later' },
    });
  });
});
