import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * SHA-256 of the empty text. Griffel, the style engine of the interface, adds empty `<style>` elements and
 * fills them through the CSS object model, which no policy restricts; any inline style with text stays forbidden.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The client may join a room of another service by its link: any with TLS, and plain ones on this computer. */
const ANY_SERVICE = [
  'https:',
  'wss:',
  'http://127.0.0.1:*',
  'ws://127.0.0.1:*',
  'http://localhost:*',
  'ws://localhost:*',
];

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  // The blur of the background is WebAssembly; this allows nothing else.
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", EMPTY_STYLE],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", ...ANY_SERVICE],
  workerSrc: ["'self'", 'blob:'],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

const PERMISSIONS_POLICY = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'geolocation=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'payment=()',
].join(', ');

/** Puts the security headers on every answer, web client and interface for programs alike. */
export async function setupSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // It would bind all ports of the host, other programs' among them, and a pinned certificate needs no such promise.
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
  });
}
