import { io } from 'socket.io-client';
import { SOCKET_PATH } from '../../service/protocol/index.ts';
import type { SocketLike } from './socket.ts';

export { createSignalling } from './socket.ts';

/** How long one try to connect may take. Shorter than Socket.IO's 20 s: a lost packet must not cost a call. */
const CONNECT_TIMEOUT_MS = 5_000;

/** An unconnected socket to a service, without Socket.IO's own way of reconnecting. */
export function openSocket(origin: string): SocketLike {
  return io(origin, {
    path: SOCKET_PATH,
    // A proxy that forbids WebSocket still lets long polling through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT_MS,
  }) as SocketLike;
}
