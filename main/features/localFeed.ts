import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { KeptVersion } from '../files/keptVersions.ts';

/** A feed on this computer that offers one version. */
export interface LocalFeed {
  /** `http://127.0.0.1:port/`. */
  readonly address: string;
  close(): void;
}

/**
 * Offers a kept installer the way a feed on the network would, so that going back is the same as going on: fetched,
 * compared with its hash, installed by the same hands. Listens on this computer only.
 */
export async function openLocalFeed(folder: string, kept: KeptVersion): Promise<LocalFeed> {
  const { version, file, sha512, size } = kept;
  // JSON is YAML, which is what feeds are written in. Each system looks for another name.
  const index = JSON.stringify({
    version,
    path: file,
    sha512,
    files: [{ url: file, sha512, size }],
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (/^\/latest[\w-]*\.yml$/.test(pathname)) return void response.end(index);
    if (pathname !== `/${file}`) return void response.writeHead(404).end();
    response.setHeader('content-length', size);
    createReadStream(join(folder, file))
      .on('error', () => response.destroy())
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
