import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { buffer } from 'node:stream/consumers';
import { handlers, mapPolicy, schemeOf, schemes, toExternal, toInternal } from './schemes.ts';

/** Where pages ask what they must know at once (`sendSync`, `window.open`), with a synchronous request. */
export const SYNC_PATH = '/__electron_host__/sync';

/** What the server asks of the host. */
export interface SchemeServerParts {
  /** Answers a synchronous question; `undefined` when the asker is not one of our pages. */
  readonly answer: (question: string) => Promise<string | undefined>;
  /** Called before a page of that address is served. */
  readonly beforeDocument: (url: string) => Promise<void>;
}

/** The loopback server behind the app's own schemes. */
export interface SchemeServer {
  readonly port: number;
  close(): void;
}

/**
 * Starts it. Each request is answered by the app's `protocol.handle` handler, which sees the address it knows. What
 * Electron fails with an error of the network, fails here by a broken connection.
 */
export async function startSchemeServer(parts: SchemeServerParts): Promise<SchemeServer> {
  const server = createServer((request, response) => {
    serve(request, response, parts).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: SchemeServerParts,
): Promise<void> {
  const path = request.url ?? '/';
  if (path === SYNC_PATH) return answerPage(request, response, parts);
  // Electron's pages have no icon, and Chromium does not ask for one.
  if (path === '/favicon.ico') return void response.writeHead(204).end();
  const { hostname } = new URL(`http://${request.headers.host}`);
  const url = toExternal(`http://${hostname}${path}`);
  const handler = handlers.get(schemeOf(url));
  if (!handler || !mayFetch(request.headers, url)) return void response.destroy();
  if (request.headers['sec-fetch-dest'] === 'document') await parts.beforeDocument(url);
  const answer = await handler(await toRequest(request, url));
  if (!(answer instanceof Response) || answer.type === 'error') return void response.destroy();
  send(answer, response, `http://${hostname}`);
}

function mayFetch(headers: IncomingHttpHeaders, url: string): boolean {
  const isFetch = headers['sec-fetch-dest'] === 'empty';
  const may = !isFetch || schemes.get(schemeOf(url))?.supportFetchAPI === true;
  if (!may) console.error(`fetch(${url}) needs the privilege supportFetchAPI`);
  return may;
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  parts: SchemeServerParts,
): Promise<void> {
  const answer = await parts.answer((await buffer(request)).toString('utf8'));
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  if (answer === undefined) response.writeHead(403).end();
  else response.end(answer);
}

async function toRequest(request: IncomingMessage, url: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value !== 'string' || name === 'host' || name === 'connection') continue;
    headers.set(name, name === 'origin' || name === 'referer' ? toExternal(value) : value);
  }
  const { method = 'GET' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? new Uint8Array(await buffer(request)) : undefined;
  return new Request(url, { method, headers, ...(body && { body }) });
}

const LOCATIONS: ReadonlySet<string> = new Set(['location', 'access-control-allow-origin']);
// Cookies do not exist for schemes of one's own; length and encoding are those of the answer the handler read.
const DROPPED: ReadonlySet<string> = new Set(['set-cookie', 'content-length', 'content-encoding']);

function send(answer: Response, response: ServerResponse, origin: string): void {
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => {
    if (DROPPED.has(name)) return;
    if (name === 'content-security-policy') {
      response.setHeader(name, mapPolicy(value, `${origin}${SYNC_PATH}`));
    } else response.setHeader(name, LOCATIONS.has(name) ? toInternal(value) : value);
  });
  if (!answer.body) return void response.end();
  Readable.fromWeb(answer.body as ReadableStream)
    .on('error', () => response.destroy())
    .pipe(response);
}
