import { networkInterfaces } from 'node:os';

/** True for names and addresses that only this computer reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** True for the addresses that mean "all of this computer's". */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Addresses of this computer that others may reach, IPv4 first. Link-local IPv6 is left out: it needs a zone. */
export function externalAddresses(interfaces = networkInterfaces()): readonly string[] {
  const all = Object.values(interfaces).flatMap((list) => list ?? []);
  const external = all.filter((one) => !one.internal && !one.address.startsWith('fe80:'));
  const sorted = external.toSorted((a, b) => a.family.localeCompare(b.family));
  return [...new Set(sorted.map((one) => one.address))];
}

/** `scheme://host:port`, with IPv6 addresses in brackets and the scheme's own port left out, as browsers write it. */
export function originOf(tls: boolean, host: string, port: number): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const usual = tls ? 443 : 80;
  return `${tls ? 'https' : 'http'}://${name}${port === usual ? '' : `:${port}`}`;
}
