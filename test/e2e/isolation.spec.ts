import { io, type Socket } from 'socket.io-client';
import {
  LIMITS,
  PROTOCOL_VERSION,
  SOCKET_PATH,
  type AnswerOf,
  type RequestName,
} from '../../service/protocol/index.ts';
import type { Reply } from '../../domain/reply.ts';
import { expect, test } from './support/fixtures.ts';
import { expectFramesToGoOn, expectMovingPicture } from './support/media.ts';

/** A client of its own making, which sends what it likes. */
class Intruder {
  readonly socket: Socket;
  readonly heard: string[] = [];

  constructor(origin: string) {
    this.socket = io(origin, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
    this.socket.onAny((name: string) => this.heard.push(name));
  }

  ask<N extends RequestName>(name: N, body: unknown): Promise<Reply<AnswerOf<N>>> {
    return this.socket.timeout(LIMITS.ackTimeoutMs).emitWithAck(name, body) as Promise<
      Reply<AnswerOf<N>>
    >;
  }
}

const MEDIA = { microphone: 'on', camera: 'on' } as const;

test('two rooms cannot reach each other, even with forged messages', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  await bo.joinMeeting(address);
  await expectMovingPicture(anna.tileOf(bo), 320, 180);

  // The intruder knows everything about Anna's room but is in another one: the worst case.
  const spy = new Intruder(service.origin);
  const code = /[a-z]{3}-[a-z]{4}-[a-z]{3}/.exec(address)?.[0] ?? '';
  const inAnnasRoom = await spy.ask('room:join', {
    protocol: PROTOCOL_VERSION,
    code,
    name: 'Spy',
    incarnation: 'spy-incarnation-0001',
    media: MEDIA,
  });
  if (!inAnnasRoom.ok) throw new Error(inAnnasRoom.fault.code);
  const targets = inAnnasRoom.value.members;
  expect(targets).toHaveLength(2);
  const own = inAnnasRoom.value.self.memberId;
  await spy.ask('room:leave', {});
  await expect(anna.tileOf('Spy')).toBeHidden();

  const created = await fetch(`${service.origin}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const other = (await created.json()) as { code: string };
  const intruder = new Intruder(service.origin);
  const joined = await intruder.ask('room:join', {
    protocol: PROTOCOL_VERSION,
    code: other.code,
    name: 'Intruder',
    incarnation: 'intruder-incarnation-1',
    media: MEDIA,
    // The resume token of one room is worth nothing in another.
    resume: inAnnasRoom.value.resume,
  });
  if (!joined.ok) throw new Error(joined.fault.code);
  expect(joined.value.self.memberId).not.toBe(own);
  expect(joined.value.members).toEqual([]);

  for (const target of targets) {
    for (const client of [spy, intruder]) {
      const reply = await client.ask('signal:send', {
        to: target.memberId,
        toIncarnation: target.incarnation,
        signal: { link: 999, data: { type: 'relink' } },
      });
      expect(reply.ok).toBe(false);
    }
  }
  const forged = await intruder.ask('signal:send', {
    to: targets[0]?.memberId,
    toIncarnation: targets[0]?.incarnation,
    from: targets[1]?.memberId,
    signal: { link: 999, data: {} },
  });
  expect(forged).toMatchObject({ ok: false, fault: { code: 'bad-request' } });

  // Bo mutes: Anna hears of it, the intruder does not. Media was never disturbed.
  await bo.button('Mute').click();
  await expect(anna.tileOf(bo)).toContainText('Muted');
  expect(intruder.heard).toEqual([]);
  await expectFramesToGoOn(anna.tileOf(bo));
  await expectFramesToGoOn(bo.tileOf(anna));
  expect(anna.unexpected()).toEqual([]);
  spy.socket.close();
  intruder.socket.close();
});
