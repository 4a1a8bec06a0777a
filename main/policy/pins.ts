import { createHash, X509Certificate } from 'node:crypto';

/** More hosts than anybody visits in one run; the oldest is forgotten beyond it. */
const MOST_HOSTS = 64;
/** Services on one host, each on a port of its own with its own certificate. */
const MOST_PER_HOST = 8;

/** The certificates that invitations vouch for, by host, for as long as the program runs. */
export interface PinStore {
  /** `host` may carry a port; certificates are checked by host name alone, so it is left out. */
  pin(host: string, fingerprint: string): void;
  /** True when the certificate (PEM) is one that was pinned for this host. */
  accepts(host: string, certificatePem: string): boolean;
}

/**
 * Makes an empty store. A pin adds trust in one certificate for one host and takes none away: whatever else a
 * host shows is judged by the system's own certificate authorities.
 */
export function createPinStore(): PinStore {
  const byHost = new Map<string, readonly string[]>();
  return {
    pin: (host, fingerprint) => {
      const name = hostName(host);
      const others = (byHost.get(name) ?? []).filter((known) => known !== fingerprint);
      byHost.delete(name);
      byHost.set(name, [...others, fingerprint].slice(-MOST_PER_HOST));
      const [oldest] = byHost.keys();
      if (byHost.size > MOST_HOSTS && oldest !== undefined) byHost.delete(oldest);
    },
    accepts: (host, certificatePem) => {
      const pinned = byHost.get(hostName(host));
      if (!pinned) return false;
      const shown = fingerprintOf(certificatePem);
      return shown !== undefined && pinned.includes(shown);
    },
  };
}

/** Without port and brackets, in small letters. */
function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, (port) => (/^[^[]*:.*:/.test(host) ? port : ''))
    .replaceAll(/[[\]]/g, '');
}

/** `sha256/<base64url>` of a certificate, as invitations carry it; `undefined` for text that is no certificate. */
function fingerprintOf(pem: string): string | undefined {
  try {
    const der = new X509Certificate(pem).raw;
    return `sha256/${createHash('sha256').update(der).digest('base64url')}`;
  } catch {
    return undefined;
  }
}
