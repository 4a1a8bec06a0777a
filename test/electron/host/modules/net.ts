import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handlers, schemes } from '../host.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** What a request is made of; enough for what updaters ask. */
export interface RequestOptions {
  readonly method?: string;
  readonly url?: string;
  readonly protocol?: string;
  readonly hostname?: string;
  readonly host?: string;
  readonly port?: number | string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

function addressOf(options: RequestOptions | string): URL {
  if (typeof options === 'string') return new URL(options);
  if (options.url) return new URL(options.url);
  const { protocol = 'https:', path = '/' } = options;
  const port = options.port ? `:${options.port}` : '';
  return new URL(`${protocol}//${options.hostname ?? options.host}${port}${path}`);
}

/** A request by Node's own client in the shape of Electron's. It follows no redirect by itself. */
class ClientRequest extends EventEmitter {
  readonly #request: http.ClientRequest;

  constructor(given: RequestOptions | string) {
    super();
    const options = typeof given === 'string' ? {} : given;
    const url = addressOf(given);
    const client = url.protocol === 'http:' ? http : https;
    const { method = 'GET', headers } = options;
    this.#request = client.request(url, { method, ...(headers && { headers }) });
    this.#request.on('error', (error) => this.emit('error', error));
    this.#request.on('response', (response) => this.#answer(response, url));
    return strict('ClientRequest', this);
  }

  #answer(response: http.IncomingMessage, url: URL): void {
    const { statusCode = 0, headers } = response;
    const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
    if (!isRedirect || this.listenerCount('redirect') === 0) {
      this.emit('response', response);
      return;
    }
    response.resume();
    const next = new URL(headers.location ?? '', url).href;
    this.emit('redirect', statusCode, this.#request.method, next, headers);
  }

  setHeader(name: string, value: string): void {
    this.#request.setHeader(name, value);
  }
  write(chunk: string | Buffer): void {
    this.#request.write(chunk);
  }
  end(chunk?: string | Buffer): this {
    this.#request.end(chunk);
    return this;
  }
  abort(): void {
    this.#request.destroy();
    this.emit('abort');
  }
  followRedirect(): void {}
}

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': type } });
}

/** The module `net`, over Node's own clients: without Chromium's cookies, cache and proxy. */
export const net = strict('net', {
  request: (options: RequestOptions | string): EventEmitter => new ClientRequest(options),
  fetch: async (
    input: string | Request,
    init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
  ): Promise<Response> => {
    needReady('net');
    const url = typeof input === 'string' ? input : input.url;
    const scheme = url.slice(0, url.indexOf(':'));
    const handler = handlers.get(scheme);
    if (schemes.has(scheme) && handler && !init?.bypassCustomProtocolHandlers) {
      return handler(new Request(url, init));
    }
    return scheme === 'file' ? fetchFile(url) : fetch(input, init);
  },
  isOnline: (): boolean => true,
  online: true,
});
