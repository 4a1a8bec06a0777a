import { basename, dirname, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A file whose name changes with its content, as the bundler writes them into `assets/`. */
const HASHED_NAME = /-[\w-]{8,}\.\w+$/;
const A_YEAR_S = 31_536_000;

/** `Cache-Control` for a file of the web client: hashed files for good, all others are asked about each time. */
export function cacheControlOf(path: string): string {
  const name = basename(path).replace(/\.(br|gz)$/, '');
  const hashed = basename(dirname(path)) === 'assets' && HASHED_NAME.test(name);
  return hashed ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache';
}

/**
 * Serves the built web client. A file that lies beside its `.br` or `.gz` is sent in that form to who takes
 * it: compressing once at build time costs nothing per request.
 */
export async function setupWebClient(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(webRoot),
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => void reply.header('cache-control', cacheControlOf(path)),
  });
}
