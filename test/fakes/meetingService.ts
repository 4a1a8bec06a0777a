import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { Reply } from '../../domain/reply.ts';
import type { RoomCode } from '../../domain/ids.ts';
import {
  NOTICES,
  PROTOCOL_VERSION,
  SOCKET_PATH,
  type AnswerOf,
  type JoinRequest,
  type Joined,
  type NoticeName,
  type NoticeOf,
  type RequestName,
} from '../../service/protocol/index.ts';
import {
  createService,
  type Service,
  type ServiceAdapters,
  type ServiceAddress,
  type ServiceOptions,
} from '../../service/index.ts';

/** A real service on a free port with a data folder of its own; both are gone when the test is. */
export interface TestService extends ServiceAddress {
  readonly service: Service;
  readonly dataDir: string;
  /** What it logged so far, one JSON line each. */
  readonly log: readonly string[];
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'umeet-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a service for this test. */
export async function startTestService(
  options: Partial<ServiceOptions> = {},
  adapters: ServiceAdapters = {},
): Promise<TestService> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const log: string[] = [];
  const stream = { write: (line: string) => log.push(line) };
  const service = createService(
    { port: 0, log: { level: 'trace', stream }, ...options, dataDir },
    adapters,
  );
  onTestFinished(() => service.close());
  return { ...(await service.listen()), service, dataDir, log };
}

/** One client of a test, speaking the wire protocol by hand. */
export interface TestClient {
  readonly socket: Socket;
  /** Sends anything at all and waits for the acknowledgement. */
  send(name: string, payload?: unknown): Promise<Reply<unknown>>;
  /** Sends a request and fails the test when it is refused. */
  ask<N extends RequestName>(name: N, payload: unknown): Promise<AnswerOf<N>>;
  /** The next notice of that name that was not taken yet; those of other names stay. */
  next<N extends NoticeName>(name: N): Promise<NoticeOf<N>>;
  /** Notices that nobody took, by name. */
  untaken(): readonly string[];
}

/** Connects to a service; the socket is closed when the test is over. */
export async function connectClient(
  origin: string,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<TestClient> {
  const socket = io(origin, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  onTestFinished(() => void socket.disconnect());
  const inbox = createInbox(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const send = (name: string, payload?: unknown) =>
    socket.timeout(5_000).emitWithAck(name, payload) as Promise<Reply<unknown>>;
  return {
    socket,
    send,
    async ask<N extends RequestName>(name: N, payload: unknown) {
      const reply = await send(name, payload);
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.fault)}`);
      return reply.value as AnswerOf<N>;
    },
    ...inbox,
  };
}

function createInbox(socket: Socket): Pick<TestClient, 'next' | 'untaken'> {
  const inbox: { name: string; notice: unknown }[] = [];
  const waiting: (() => void)[] = [];
  socket.onAny((name: string, notice: unknown) => {
    inbox.push({ name, notice });
    for (const check of waiting.slice()) check();
  });
  const take = (name: string) => {
    const index = inbox.findIndex((one) => one.name === name);
    return index === -1 ? undefined : inbox.splice(index, 1)[0];
  };
  return {
    next<N extends NoticeName>(name: N) {
      return new Promise<NoticeOf<N>>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${name} came`)), 5_000);
        const check = () => {
          const found = take(name);
          if (!found) return;
          clearTimeout(timer);
          waiting.splice(waiting.indexOf(check), 1);
          resolve(NOTICES[name].parse(found.notice) as NoticeOf<N>);
        };
        waiting.push(check);
        check();
      });
    },
    untaken: () => inbox.map(({ name }) => name),
  };
}

/** Makes a room over HTTP. */
export async function createTestRoom(origin: string): Promise<RoomCode> {
  return (await createOwnRoom(origin)).code;
}

/** Makes a room over HTTP; with the key of its owner. */
export async function createOwnRoom(
  origin: string,
): Promise<{ readonly code: RoomCode; readonly ownerKey: string }> {
  const response = await fetch(`${origin}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return (await response.json()) as { code: RoomCode; ownerKey: string };
}

let incarnations = 0;

/** A join request as a client would make it; every call is a new life of a client unless told otherwise. */
export function joinRequest(code: RoomCode, changes: Partial<JoinRequest> = {}): JoinRequest {
  incarnations += 1;
  return {
    protocol: PROTOCOL_VERSION,
    code,
    name: 'Ada',
    incarnation:
      `incarnation-${String(incarnations).padStart(8, '0')}` as JoinRequest['incarnation'],
    media: { microphone: 'on', camera: 'on' },
    ...changes,
  };
}

/** Connects and joins. */
export async function joinRoom(
  origin: string,
  code: RoomCode,
  changes: Partial<JoinRequest> = {},
): Promise<TestClient & { readonly joined: Joined; readonly request: JoinRequest }> {
  const client = await connectClient(origin);
  const request = joinRequest(code, changes);
  return { ...client, request, joined: await client.ask('room:join', request) };
}
