import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Reply } from '../../domain/reply.ts';
import type { Watching } from '../incidents/watching.ts';
import type { Log } from '../log.ts';
import type { JoinMeter } from '../monitor/joinMeter.ts';
import { LIMITS, SOCKET_PATH, type ClientEvents, type ServiceEvents } from '../protocol/index.ts';
import type { Connection } from '../signalling/connection.ts';
import type { Meetings } from '../signalling/meetings.ts';
import { addressKey } from './addressKey.ts';
import { isFromAllowedOrigin, type OriginCheck } from './origins.ts';
import { createRequestGate, type Client, type RequestGate } from './requestGate.ts';
import { createSocketLimits, type SocketLimits } from './socketLimits.ts';

/** A dead network is noticed after 18 s at most: before the seat's grace, and without waking idle radios all the time. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;
/** A socket that does not even open the namespace by then is closed. */
const CONNECT_TIMEOUT_MS = 10_000;

/** What {@link setupSockets} needs. */
export interface SocketsNeeds {
  readonly meetings: Meetings;
  readonly watching: Watching;
  readonly joins: Pick<JoinMeter, 'begin'>;
  readonly originCheck: OriginCheck;
  readonly log: Log;
}

/** The socket side of a service. */
export interface Sockets {
  /** Drops all connections the way a broken network does, so that clients come back by themselves. */
  close(): void;
}

type ClientSocket = Socket<ClientEvents, ServiceEvents>;

/** Puts Socket.IO onto the HTTP server. */
export function setupSockets(server: HttpServer, needs: SocketsNeeds): Sockets {
  const limits = createSocketLimits();
  const io = new Server<ClientEvents, ServiceEvents>(server, {
    path: SOCKET_PATH,
    serveClient: false,
    maxHttpBufferSize: LIMITS.messageBytes,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest: (request, decide) => void admit(request, needs.originCheck, limits, decide),
    cors: { origin: (origin, decide) => decide(null, needs.originCheck(origin, undefined)) },
  });
  const gate = createRequestGate({ ...needs, limits });
  io.on('connection', (socket) => serve(socket, { gate, limits, ...needs }));
  return { close: () => void io.engine.close() };
}

async function admit(
  request: IncomingMessage,
  check: OriginCheck,
  limits: SocketLimits,
  decide: (error: string | null, success: boolean) => void,
): Promise<void> {
  if (!isFromAllowedOrigin(check, request)) return decide('forbidden', false);
  const within = await limits.admit(addressKey(request.socket.remoteAddress ?? ''));
  decide(within ? null : 'rate-limited', within);
}

interface ServeNeeds extends Pick<SocketsNeeds, 'meetings' | 'watching' | 'log'> {
  readonly gate: RequestGate;
  readonly limits: SocketLimits;
}

function serve(socket: ClientSocket, needs: ServeNeeds): void {
  const { gate, limits, meetings, watching, log } = needs;
  const connection = connectionOf(socket);
  const address = addressKey(socket.handshake.address);
  const client: Client = { socketId: socket.id, address, connection };
  // One after the other: what is sent behind a join finds it done, and a lost connection comes last.
  let tail = Promise.resolve();
  const enqueue = (work: () => void | Promise<void>) => {
    tail = tail.then(work).catch((err: unknown) => log.error({ err }, 'socket work failed'));
  };
  socket.onAny((name: string, ...sent: unknown[]) => {
    const last = sent.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (reply: unknown) => void) : undefined;
    const answer = (reply: Reply<unknown>) => acknowledge?.(reply);
    const payload = sent[0] === last && acknowledge ? undefined : sent[0];
    enqueue(() => gate(client, { name, payload, answer }));
  });
  socket.on('disconnect', () =>
    enqueue(async () => {
      meetings.disconnected(connection);
      watching.gone(connection);
      await limits.forget(socket.id);
    }),
  );
}

function connectionOf(socket: ClientSocket): Connection {
  // A literal, so that connections are compared by identity and carry nothing of Socket.IO inwards.
  return {
    notify: (name, notice) => {
      (socket.emit as (name: string, notice: unknown) => void).call(socket, name, notice);
    },
  };
}
