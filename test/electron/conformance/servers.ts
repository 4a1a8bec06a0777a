import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';

/** A server of a test, on this computer. */
export interface TestServer {
  /** `http(s)://127.0.0.1:port` */
  readonly origin: string;
  /** `sha256/…` of its certificate, as Electron writes it; empty without TLS. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** Starts a server without TLS. */
export function startHttp(answer: RequestListener): Promise<TestServer> {
  return listen(createHttp(answer), 'http', '');
}

/**
 * Starts a server with a certificate of its own making that nobody vouches for. It answers every origin, and takes
 * WebSockets.
 */
export async function startHttps(): Promise<TestServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const server = createHttps({ key, cert }, (_request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/html');
    response.end('<title>Secret</title>secret');
  });
  server.on('upgrade', ({ headers }, socket: Duplex) => {
    const accept = createHash('sha1')
      .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  const der = new X509Certificate(cert).raw;
  const fingerprint = `sha256/${createHash('sha256').update(der).digest('base64')}`;
  return listen(server, 'https', fingerprint);
}

async function listen(server: Server, scheme: string, fingerprint: string): Promise<TestServer> {
  // Connections that became sockets are not the server's any more.
  const open = new Set<Duplex>();
  server.on('connection', (socket: Duplex) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    fingerprint,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
