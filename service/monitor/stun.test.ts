import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askStun, parseStunUrl } from './stun.ts';

const needs = { randomBytes, timeoutMs: 3_000 };

/** A STUN server's answer to a Binding request (RFC 8489, 6.3.1.1), with one attribute it need not read. */
function answerTo(request: Buffer): Buffer {
  const answer = Buffer.concat([request, Buffer.from('802200046d656574', 'hex')]);
  answer.writeUInt16BE(0x0101, 0);
  answer.writeUInt16BE(8, 2);
  return answer;
}

async function udpServer(reply: (request: Buffer, count: number) => Buffer | undefined) {
  const socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  let count = 0;
  socket.on('message', (request, from) => {
    const bytes = reply(request, (count += 1));
    if (bytes) socket.send(bytes, from.port, from.address);
  });
  await new Promise<void>((resolve) => void socket.bind(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: socket.address().port, transport: 'udp' as const };
}

async function tcpServer(reply: (request: Buffer) => Buffer | undefined) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (request: Buffer) => {
      const bytes = reply(request);
      if (!bytes) return socket.destroy();
      // In two pieces, as a stream may.
      socket.write(bytes.subarray(0, 7));
      socket.end(bytes.subarray(7));
      return undefined;
    });
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { host: '127.0.0.1', port, transport: 'tcp' as const };
}

describe('a server that is there', () => {
  test('answers over UDP, also when the first packet is lost', async () => {
    await expect(askStun(await udpServer(answerTo), needs)).resolves.toBeUndefined();
    const lossy = await udpServer((request, count) => (count > 1 ? answerTo(request) : undefined));
    await expect(askStun(lossy, needs)).resolves.toBeUndefined();
  });

  test('answers over TCP', async () => {
    await expect(askStun(await tcpServer(answerTo), needs)).resolves.toBeUndefined();
  });

  test('is not known by any other packet', async () => {
    const stranger = (request: Buffer) => {
      const answer = answerTo(request);
      answer.writeUInt8(answer.readUInt8(19) ^ 1, 19);
      return answer;
    };
    const short = { ...needs, timeoutMs: 300 };
    await expect(askStun(await udpServer(stranger), short)).rejects.toThrow('no answer');
    await expect(askStun(await tcpServer(stranger), short)).rejects.toThrow('no STUN answer');
  });
});

test('a server that is not there is told as what was found', async () => {
  const silent = await udpServer(() => undefined);
  await expect(askStun(silent, { ...needs, timeoutMs: 100 })).rejects.toThrow(
    'no answer within 100 ms',
  );
  const closing = await tcpServer(() => undefined);
  await expect(askStun(closing, needs)).rejects.toThrow('closed without an answer');
  const refusing = { host: '127.0.0.1', port: 1, transport: 'tcp' as const };
  await expect(askStun(refusing, needs)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test.each([
  ['stun:a.example', { host: 'a.example', port: 3478, transport: 'udp' }],
  ['turn:a.example:99?transport=tcp', { host: 'a.example', port: 99, transport: 'tcp' }],
  ['turns:a.example', { host: 'a.example', port: 5349, transport: 'tls' }],
  ['turn:[2001:db8::1]:7?transport=udp', { host: '2001:db8::1', port: 7, transport: 'udp' }],
  ['turns:a.example?transport=udp', undefined],
  ['https://a.example', undefined],
])('%s is read as it is meant', (url, server) => {
  expect(parseStunUrl(url)).toEqual(server);
});
