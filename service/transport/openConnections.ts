import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long a client may take to answer a closing handshake. */
const FAREWELL_MS = 500;

/**
 * Watches the connections of a server, those that became WebSockets too, which Node's own
 * `closeAllConnections` does not know any more. The returned function ends what is still open after a
 * moment: a client that is gone must not hold up the end of the service.
 */
export function watchConnections(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    const timer = setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, FAREWELL_MS);
    server.once('close', () => clearTimeout(timer));
  };
}
