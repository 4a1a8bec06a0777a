import { createHash, X509Certificate } from 'node:crypto';

/** More hosts than anybody visits in one run; the oldest is forgotten beyond it. */
const MOST_HOSTS = 64;
/** Services on one host, each on a port of its own with its own certificate. */
const MOST_PER_HOST = 8;

/** What is to be done with a certificate: `leave` lets the system's own authorities decide. */
export type PinVerdict = 'take' | 'refuse' | 'leave';

/** The certificates that invitations vouch for, by host, for as long as the program runs. */
export interface PinStore {
  /**
   * From now on the host may show this certificate or another one that was pinned for it, and nothing else.
   * False, and no pin, when the host has been visited without one and showed another certificate: Chromium keeps
   * that connection and its judgement, so a pin would come too late to be obeyed.
   * `host` may carry a port; certificates are checked by host name alone, so it is left out.
   */
  pin(host: string, fingerprint: string): boolean;
  /** Judges the certificate (PEM) a host shows; `isVouched` when an authority of the system stands for it. */
  judge(host: string, certificatePem: string, isVouched: boolean): PinVerdict;
  /** True when the host last showed a certificate that its pins do not allow. */
  wasRefused(host: string): boolean;
}

/** What is known of one host. */
interface Known {
  pinned: readonly string[];
  /** Shown and vouched for while nothing was pinned. */
  seen: readonly string[];
  isRefused: boolean;
}

/**
 * Makes an empty store.
 * 1. A host without a pin is judged by the system's certificate authorities.
 * 2. A pinned host is trusted by its pins alone, whoever else vouches for what it shows.
 * 3. Two services on one host, on ports of their own, may each be pinned; either certificate is taken for both,
 *    because Chromium asks about hosts, not ports.
 */
export function createPinStore(): PinStore {
  const byHost = new Map<string, Known>();
  const know = (host: string): Known => {
    const name = hostName(host);
    const known = byHost.get(name) ?? { pinned: [], seen: [], isRefused: false };
    byHost.delete(name);
    byHost.set(name, known);
    const [oldest] = byHost.keys();
    if (byHost.size > MOST_HOSTS && oldest !== undefined) byHost.delete(oldest);
    return known;
  };
  return {
    pin: (host, fingerprint) => {
      const known = know(host);
      if (known.seen.length > 0 && !known.seen.includes(fingerprint)) return false;
      // The same invitation is followed more than once (looked up, prepared, entered): that changes nothing of what was shown.
      if (!known.pinned.includes(fingerprint)) known.isRefused = false;
      known.pinned = withLast(known.pinned, fingerprint);
      return true;
    },
    judge: (host, certificatePem, isVouched) => {
      const known = know(host);
      const shown = fingerprintOf(certificatePem);
      if (known.pinned.length === 0) {
        if (isVouched && shown !== undefined) known.seen = withLast(known.seen, shown);
        return 'leave';
      }
      known.isRefused = shown === undefined || !known.pinned.includes(shown);
      return known.isRefused ? 'refuse' : 'take';
    },
    wasRefused: (host) => byHost.get(hostName(host))?.isRefused ?? false,
  };
}

function withLast(all: readonly string[], last: string): readonly string[] {
  return [...all.filter((one) => one !== last), last].slice(-MOST_PER_HOST);
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
