import { expect, test } from 'vitest';
import { LIMITS, REQUESTS, type RequestName } from './protocol/index.ts';
import {
  connectClient,
  createTestRoom,
  joinRequest,
  joinRoom,
  startTestService,
} from '../test/fakes/meetingService.ts';

const REQUEST_NAMES = Object.keys(REQUESTS) as RequestName[];
/** `media:set` and the like may be sent 60 times in 10 s; each garbage list stays below that per socket. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  'text',
  true,
  [],
  [[]],
  { unknown: 1 },
  { code: {}, name: [], protocol: '1' },
  { to: 'x', toIncarnation: 1, signal: { link: 0 } },
  { microphone: 'loud', camera: 'on' },
  { microphone: 'on', camera: 'on', extra: true },
  JSON.parse('{"__proto__":{"admin":true}}'),
  JSON.parse('{"constructor":{"prototype":{"admin":true}}}'),
  new Uint8Array([1, 2, 3]),
  { toString: 'no function', length: 1e9 },
];

test.each(REQUEST_NAMES)(
  '%s refuses garbage by code, changes nothing and stays connected',
  async (name) => {
    const { origin, log } = await startTestService();
    const code = await createTestRoom(origin);
    const witness = await joinRoom(origin, code);
    const hostile = await joinRoom(origin, code, { name: 'Mallory' });
    await witness.next('member:joined');
    // Without a field that is wrong, these requests ask for nothing and are good.
    const isEmpty = name === 'room:leave' || name === 'ice:refresh';
    for (const payload of isEmpty ? GARBAGE.filter(isNotEmptyObject) : GARBAGE) {
      expect(await hostile.send(name, payload)).toMatchObject({
        ok: false,
        fault: { code: 'bad-request', retry: 'never' },
      });
    }
    expect(hostile.socket.connected).toBe(true);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    await hostile.ask('media:set', { microphone: 'off', camera: 'off' });
    expect((await witness.next('member:updated')).member).toMatchObject({ name: 'Mallory' });
    expect(witness.untaken()).toEqual([]);
    expect(log.some((line) => JSON.parse(line).level >= 50)).toBe(false);
  },
);

function isNotEmptyObject(payload: unknown): boolean {
  return JSON.stringify(payload) !== '{}';
}

test('a request that does not exist is answered, names of object members included', async () => {
  const { origin } = await startTestService();
  const client = await connectClient(origin);
  for (const name of ['room:destroy', 'constructor', '__proto__', 'toString', '']) {
    expect(await client.send(name, {})).toMatchObject({ fault: { code: 'not-found' } });
  }
});

test('deep nesting is refused before anything recurses into it', async () => {
  const { origin, log } = await startTestService();
  const ada = await joinRoom(origin, await createTestRoom(origin));
  // Written to the wire by hand: the client's own encoder would run out of stack.
  const { engine } = ada.socket.io;
  const reply = new Promise<string>((resolve) =>
    engine.on('data', (data: unknown) => {
      if (typeof data === 'string' && data.startsWith('399')) resolve(data.slice(3));
    }),
  );
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  engine.write(`299["signal:send",{"signal":{"link":1,"data":${deep}}}]`);
  expect(JSON.parse(await reply)).toMatchObject([
    { fault: { code: 'bad-request', detail: 'nested too deeply' } },
  ]);
  expect(log.some((line) => JSON.parse(line).level >= 50)).toBe(false);
});

test('a signal above its limit is too large; a message above the socket’s limit ends that socket only', async () => {
  const { origin } = await startTestService();
  const code = await createTestRoom(origin);
  const ada = await joinRoom(origin, code);
  const ben = await joinRoom(origin, code);
  const { memberId: to, incarnation: toIncarnation } = ada.joined.self;
  const signal = (size: number) => ({
    to,
    toIncarnation,
    signal: { link: 1, data: 'x'.repeat(size) },
  });
  expect(await ben.send('signal:send', signal(LIMITS.signalBytes))).toMatchObject({
    fault: { code: 'too-large' },
  });
  const closed = new Promise((resolve) => ben.socket.once('disconnect', resolve));
  ben.socket.emit('signal:send', signal(LIMITS.messageBytes));
  await closed;
  expect((await ada.next('member:updated')).member.presence).toBe('away');
  await ada.ask('media:set', { microphone: 'on', camera: 'off' });
});

test('a socket that asks too often is refused until the window is over, and others are not', async () => {
  const { origin } = await startTestService();
  const code = await createTestRoom(origin);
  const ada = await joinRoom(origin, code);
  const ben = await joinRoom(origin, code);
  const asked = Array.from({ length: LIMITS.messagesPer10Seconds }, () =>
    ada.send('ice:refresh', {}),
  );
  const replies = await Promise.all(asked);
  expect(replies.filter((reply) => !reply.ok)).toMatchObject([{ fault: { code: 'rate-limited' } }]);
  await ben.ask('ice:refresh', {});
  // Signals have a rate of their own.
  const { memberId: to, incarnation: toIncarnation } = ben.joined.self;
  await ada.ask('signal:send', { to, toIncarnation, signal: { link: 1, data: null } });
});

test('rooms cannot be searched for by joining', async () => {
  const { origin } = await startTestService();
  const real = await createTestRoom(origin);
  let asked = 0;
  while (asked < LIMITS.requestsPerMinute) {
    const client = await connectClient(origin);
    const burst = Array.from({ length: LIMITS.messagesPer10Seconds - 10 }, () =>
      client.send('room:join', joinRequest('zzz-zzzz-zzz' as typeof real)),
    );
    asked += (await Promise.all(burst)).length;
  }
  const client = await connectClient(origin);
  expect(await client.send('room:join', joinRequest(real))).toMatchObject({
    fault: { code: 'rate-limited' },
  });
});

test('nothing secret is logged: no names, codes, tokens or credentials', async () => {
  const { origin, log } = await startTestService({
    iceServers: ['turn:turn.example'],
    turnSecret: 'turn-secret-text',
  });
  const code = await createTestRoom(origin);
  await fetch(`${origin}/api/rooms/${code}`);
  await fetch(`${origin}/api/rooms/${code}/nowhere?token=query-text`);
  const name = 'Ada Secret-Name';
  const ada = await joinRoom(origin, code, { name });
  const ben = await joinRoom(origin, code, { resume: 'forged-token-text' });
  const { memberId: to, incarnation: toIncarnation } = ada.joined.self;
  await ben.ask('signal:send', { to, toIncarnation, signal: { link: 1, data: 'signal-text' } });
  await ben.send('room:join', { name: 'garbage-text', resume: 'garbage-token' });
  await ada.ask('room:leave', {});
  const text = log.join('');
  expect(text).toContain('member joined');
  const turn = ada.joined.ice.iceServers[0];
  const secrets = [
    code,
    name,
    ada.joined.resume,
    ben.joined.resume,
    turn?.credential,
    turn?.username,
  ];
  const sent = ['turn-secret-text', 'forged-token-text', 'signal-text', 'garbage', 'query-text'];
  for (const secret of [...secrets, ...sent]) expect(text).not.toContain(secret);
});
