import { createSocket } from 'node:dgram';
import { isIP, isIPv6, connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

// A Binding request and its answer (RFC 8489: 5, 6.2.1, 6.3.3). STUN and TURN servers both answer it without credentials.
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const TRANSACTION_BYTES = 12;
const PLAIN_PORT = 3478;
const TLS_PORT = 5349;
/** RFC 8489, 6.2.1: over UDP the request is sent again when nothing came after half a second, then after twice that. */
const RESEND_AFTER_MS = [500, 1_500];

/** A STUN or TURN server as its address names it. */
export interface StunServer {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

/** Reads `turn:host:port?transport=udp` and the like (RFC 7064, RFC 7065); `undefined` for what cannot be asked, such as DTLS. */
export function parseStunUrl(url: string): StunServer | undefined {
  const match =
    /^(stun|turn)(s?):(\[[\da-f:.]+\]|[^:?[\]]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/i.exec(url);
  if (!match) return undefined;
  const [, , secure, host = '', port, transport = secure ? 'tcp' : 'udp'] = match;
  const isTcp = transport.toLowerCase() === 'tcp';
  if (secure && !isTcp) return undefined;
  return {
    host: host.replaceAll(/^\[|\]$/g, ''),
    port: port === undefined ? (secure ? TLS_PORT : PLAIN_PORT) : Number(port),
    transport: secure ? 'tls' : isTcp ? 'tcp' : 'udp',
  };
}

/** Asks a server whether it is there; rejects with what was found instead of an answer. */
export async function askStun(
  server: StunServer,
  { randomBytes, timeoutMs }: StunNeeds,
): Promise<void> {
  const transaction = Buffer.from(randomBytes(TRANSACTION_BYTES));
  const request = Buffer.alloc(HEADER_BYTES);
  request.writeUInt16BE(BINDING_REQUEST, 0);
  request.writeUInt32BE(MAGIC_COOKIE, 4);
  transaction.copy(request, 8);
  const isAnswer = (bytes: Buffer) =>
    bytes.length >= HEADER_BYTES &&
    bytes.readUInt16BE(0) === BINDING_SUCCESS &&
    bytes.readUInt32BE(4) === MAGIC_COOKIE &&
    bytes.subarray(8, HEADER_BYTES).equals(transaction);
  const exchange = server.transport === 'udp' ? overUdp : overStream;
  await exchange(server, { request, isAnswer, timeoutMs });
}

/** What {@link askStun} needs. */
export interface StunNeeds {
  readonly randomBytes: (size: number) => Uint8Array;
  readonly timeoutMs: number;
}

interface Exchange {
  readonly request: Buffer;
  readonly isAnswer: (bytes: Buffer) => boolean;
  readonly timeoutMs: number;
}

function overUdp({ host, port }: StunServer, { request, isAnswer, timeoutMs }: Exchange) {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const timers: NodeJS.Timeout[] = [];
  const answered = new Promise<void>((resolve, reject) => {
    const send = () =>
      socket.send(request, port, host, (error) => void (error && reject(new Error(error.message))));
    socket.on('message', (bytes) => void (isAnswer(bytes) && resolve()));
    socket.on('error', reject);
    timers.push(...RESEND_AFTER_MS.map((afterMs) => setTimeout(send, afterMs)));
    timers.push(setTimeout(() => reject(noAnswer(timeoutMs)), timeoutMs));
    send();
  });
  return answered.finally(() => {
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  });
}

function overStream({ host, port, transport }: StunServer, exchange: Exchange): Promise<void> {
  const { request, isAnswer, timeoutMs } = exchange;
  // Whether it answers is asked here; whose it is, browsers judge by the certificate.
  const name = isIP(host) ? {} : { servername: host };
  const options = { host, port, ...name, rejectUnauthorized: false };
  const socket: Socket = transport === 'tls' ? connectTls(options) : connectTcp({ host, port });
  let timer: NodeJS.Timeout | undefined;
  const answered = new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(noAnswer(timeoutMs)), timeoutMs);
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (isAnswer(received)) resolve();
      else if (received.length >= HEADER_BYTES) reject(new Error('no STUN answer'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
    socket.write(request);
  });
  return answered.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}

function noAnswer(timeoutMs: number): Error {
  return new Error(`no answer within ${timeoutMs} ms`);
}
