import type { IncomingMessage } from 'node:http';
import { externalAddresses, isLoopback, isWildcard, originOf } from '../config/addresses.ts';
import { speaksTls, type ServiceSettings } from '../config/options.ts';

/** Where the desktop program's own pages come from. */
const DESKTOP_ORIGIN = 'app://bundle';

/** Whether a web page from that origin may use this service. `host` is the request's Host header. */
export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean;

/**
 * The rule (`port` is the one really taken, known only after listening), in order:
 * 1. no Origin: not a browser page, nothing to protect;
 * 2. the desktop program, the public origin and the allowed ones;
 * 3. the addresses this service listens on, by name, so that a stranger's name that was made to point
 *    here (DNS rebinding) is not taken for our own;
 * 4. with TLS also the very host that was asked: a stranger's name does not pass the certificate.
 */
export function createOriginCheck(settings: ServiceSettings, port: () => number): OriginCheck {
  const { host, publicOrigin } = settings;
  const tls = speaksTls(settings);
  const named = new Set([DESKTOP_ORIGIN, ...settings.allowedOrigins]);
  if (publicOrigin !== undefined) named.add(publicOrigin);
  const hosts = ownHosts(host);
  return (origin, asked) => {
    if (origin === undefined || named.has(origin)) return true;
    if (hosts.some((own) => originOf(tls, own, port()) === origin)) return true;
    return tls && asked !== undefined && origin === `https://${asked}`;
  };
}

/** The request's Origin header, checked. */
export function isFromAllowedOrigin(check: OriginCheck, request: IncomingMessage): boolean {
  return check(request.headers.origin, request.headers.host);
}

function ownHosts(host: string): readonly string[] {
  const loopback = ['127.0.0.1', 'localhost', '::1'];
  if (isWildcard(host)) return [...loopback, ...externalAddresses()];
  return isLoopback(host) ? [...loopback, host] : [host];
}
