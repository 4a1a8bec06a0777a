import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'turnserver';
const HOST = '127.0.0.1';
const READY_TRIES = 100;
const PAUSE_MS = 50;

/** A TURN server of this computer's own, with the secret that a meeting service shares with it. */
export interface TurnServer {
  readonly url: string;
  readonly secret: string;
  stop(): Promise<void>;
}

/** Whether coturn is installed here. */
export function hasTurnServer(): boolean {
  return spawnSync(PROGRAM, ['--version']).error === undefined;
}

/** Starts coturn on loopback and a free port, in a process that `stop` ends. */
export async function startTurnServer(): Promise<TurnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'umeet-turn-'));
  const port = await freePort();
  const secret = 'secret-of-this-test';
  const child = spawn(PROGRAM, argumentsFor({ port, secret, folder }), {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await answering(port);
  return {
    url: `turn:${HOST}:${port}?transport=udp`,
    secret,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function argumentsFor(start: { port: number; secret: string; folder: string }): string[] {
  const { port, secret, folder } = start;
  const settings = {
    'listening-ip': HOST,
    'relay-ip': HOST,
    'listening-port': port,
    'static-auth-secret': secret,
    realm: 'umeet.test',
    'log-file': 'stdout',
    pidfile: join(folder, 'pid'),
    userdb: join(folder, 'db'),
  };
  const flags = ['use-auth-secret', 'no-tls', 'no-dtls', 'no-cli', 'allow-loopback-peers'];
  return [
    '-n',
    ...flags.map((flag) => `--${flag}`),
    ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
  ];
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, HOST);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** A STUN binding request (RFC 8489 §6) is answered by every TURN server, and tells that it listens. */
async function answering(port: number): Promise<void> {
  const request = Buffer.alloc(20);
  request.writeUInt16BE(0x0001, 0);
  request.writeUInt32BE(0x2112a442, 4);
  const socket = createSocket('udp4');
  const answer = once(socket, 'message').then(() => true);
  // While nobody listens the system says so, and what is waited for is the end of that.
  socket.on('error', () => {});
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    socket.send(request, port, HOST);
    if (await Promise.race([answer, pause()])) return void socket.close();
  }
  socket.close();
  throw new Error('coturn does not answer');
}

function pause(): Promise<false> {
  return new Promise((done) => setTimeout(() => done(false), PAUSE_MS));
}
