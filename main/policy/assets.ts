import { extname, isAbsolute, join, relative } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
};

/** Fluent's style sheets start as empty `<style>` elements and are filled by script; this is the hash of nothing. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What our page may load and speak to: itself, and meeting services. Plain http is for services on this
 * computer only.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // The blur of the background is WebAssembly; this allows nothing else.
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' ${EMPTY_STYLE}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob: mediastream:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of everything that is served to our page. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** A file to serve. */
export interface Asset {
  readonly path: string;
  readonly type: string;
}

/**
 * The file that an `app://bundle/…` address means: `/` is `index.html`. `undefined` for another host, an unknown
 * kind of file, and for any path that would leave the folder, however it is written.
 */
export function resolveAsset(address: string, root: string, ourOrigin: string): Asset | undefined {
  if (!address.toLowerCase().startsWith(`${ourOrigin}/`)) return undefined;
  const [path = ''] = address.slice(ourOrigin.length).split(/[?#]/, 1);
  const decoded = decode(path);
  if (decoded === undefined || /[\0\\]/.test(decoded)) return undefined;
  const file = join(root, decoded === '/' ? 'index.html' : decoded);
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined;
  const type = TYPES[extname(file).toLowerCase()];
  return type === undefined ? undefined : { path: file, type };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
