import { externalAddresses, isLoopback, isWildcard, originOf } from './addresses.ts';
import { speaksTls, type ServiceSettings } from './options.ts';

/** Addresses under which a listening service is found. */
export interface Reach {
  /** From this computer; always answers. */
  readonly origin: string;
  /** From others, when the service knows; `undefined` on loopback. */
  readonly publicOrigin: string | undefined;
}

/** Where a service is found that listens on that port. */
export function reachOf(settings: ServiceSettings, port: number): Reach {
  const tls = speaksTls(settings);
  const { host } = settings;
  const origin = originOf(tls, isWildcard(host) ? '127.0.0.1' : host, port);
  return { origin, publicOrigin: settings.publicOrigin ?? guessPublicOrigin(host, tls, port) };
}

function guessPublicOrigin(host: string, tls: boolean, port: number): string | undefined {
  if (isLoopback(host)) return undefined;
  const reachable = isWildcard(host) ? externalAddresses()[0] : host;
  return reachable === undefined ? undefined : originOf(tls, reachable, port);
}

/** Names and addresses an own certificate should hold, besides those of loopback. */
export function certificateHosts(settings: ServiceSettings): readonly string[] {
  const { host, publicOrigin } = settings;
  const own = isWildcard(host) ? externalAddresses() : [host];
  if (publicOrigin === undefined) return own;
  return [...own, new URL(publicOrigin).hostname.replaceAll(/^\[|\]$/g, '')];
}
