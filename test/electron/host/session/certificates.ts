import { createHash, type X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import type { Certificate, CertificatePrincipal, Request } from 'electron';

// How a certificate is judged.
//
// Chromium judges every TLS connection of a page itself (fetch, XHR, WebSocket, images, navigation). When it does not
// trust a certificate it holds the connection and asks (`Security.certificateError`, enabled for each page). It tells
// the address and the reason, not the certificate, so the host connects to the same address and looks at what is
// shown there. Then, in Electron's order:
//   1. the session's verify proc: 0 takes it, -2 refuses it, -3 leaves it to Chromium, which does not trust it. The
//      answer is kept per host and certificate, as Electron's network service does;
//   2. `certificate-error` of the app (and of the page's webContents): taken when a listener prevents the default and
//      calls back with true.
// Without an answer the connection is refused. Not imitated: the verify proc is not asked about certificates that
// Chromium trusts, so a proc that wants to refuse one of those is not obeyed.

/** What a verify proc answers. */
export const VERDICT = { take: 0, refuse: -2, leaveToChromium: -3 } as const;

/** A verify proc, as `session.setCertificateVerifyProc` takes it. */
export type VerifyProc = (request: Request, answer: (result: number) => void) => void;

/** Chromium's numbers for what it dislikes. */
export const CERTIFICATE_ERRORS: Readonly<Record<string, number>> = {
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_DATE_INVALID: -201,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_CERT_CONTAINS_ERRORS: -203,
  ERR_CERT_REVOKED: -206,
  ERR_CERT_INVALID: -207,
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: -208,
  ERR_CERT_WEAK_KEY: -211,
  ERR_CERT_NAME_CONSTRAINT_VIOLATION: -212,
  ERR_CERT_VALIDITY_TOO_LONG: -213,
};
const ANY_CERTIFICATE_ERROR = -202;
const LOOK_TIMEOUT_MS = 8_000;

/** A session's verify proc with its memory. */
export interface Verifier {
  use(proc: VerifyProc | null): void;
  /** Asks the proc, once per host and certificate; `error` is Chromium's name for what it dislikes. */
  judge(hostname: string, certificate: Certificate, error: string): Promise<number>;
}

/** Makes a verifier without a proc: everything is left to Chromium. */
export function createVerifier(): Verifier {
  let proc: VerifyProc | null = null;
  const known = new Map<string, Promise<number>>();
  return {
    use: (next) => {
      proc = next;
    },
    judge: (hostname, certificate, error) => {
      if (!proc) return Promise.resolve(VERDICT.leaveToChromium);
      const key = `${hostname} ${certificate.fingerprint}`;
      const verdict = known.get(key) ?? ask(proc, hostname, certificate, error);
      known.set(key, verdict);
      return verdict;
    },
  };
}

function ask(
  proc: VerifyProc,
  hostname: string,
  certificate: Certificate,
  error: string,
): Promise<number> {
  return new Promise((resolve) => {
    const request: Request = {
      hostname,
      certificate,
      validatedCertificate: certificate,
      isIssuedByKnownRoot: false,
      verificationResult: error,
      errorCode: CERTIFICATE_ERRORS[error.replace('net::', '')] ?? ANY_CERTIFICATE_ERROR,
    };
    proc(request, resolve);
  });
}

/** Connects to where `address` (https or wss) leads and reads the certificate shown there; rejects when it cannot. */
export function lookAtCertificate(address: string): Promise<Certificate> {
  const { hostname, port } = new URL(address.replace(/^ws/, 'http'));
  const host = hostname.replaceAll(/[[\]]/g, '');
  const servername = /^[\d.]+$|:/.test(host) ? undefined : host;
  return new Promise((resolve, reject) => {
    // Nothing is sent over this connection; whether the certificate is good is for the app to say.
    const socket = connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      ...(servername !== undefined && { servername }),
    });
    socket.setTimeout(LOOK_TIMEOUT_MS, () => socket.destroy(new Error(`${address} is silent`)));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      if (shown) resolve(describe(shown));
      else reject(new Error(`${address} shows no certificate`));
    });
  });
}

/** A certificate in Electron's shape. */
function describe(shown: X509Certificate): Certificate {
  const issuer = principal(shown.issuer);
  const subject = principal(shown.subject);
  const described = {
    data: shown.toString(),
    fingerprint: `sha256/${createHash('sha256').update(shown.raw).digest('base64')}`,
    issuer,
    issuerName: issuer.commonName,
    subject,
    subjectName: subject.commonName,
    serialNumber: shown.serialNumber,
    validStart: shown.validFromDate.getTime() / 1000,
    validExpiry: shown.validToDate.getTime() / 1000,
  };
  const above = shown.issuerCertificate;
  const issuerCert = above && !above.raw.equals(shown.raw) ? describe(above) : undefined;
  // Electron's types call the issuer's certificate required, its documentation says: if not self-signed.
  return (issuerCert ? { ...described, issuerCert } : described) as Certificate;
}

function principal(lines: string): CertificatePrincipal {
  const all = (name: string) =>
    lines
      .split('\n')
      .filter((line) => line.startsWith(`${name}=`))
      .map((line) => line.slice(name.length + 1));
  const first = (name: string) => all(name)[0] ?? '';
  return {
    commonName: first('CN'),
    organizations: all('O'),
    organizationUnits: all('OU'),
    locality: first('L'),
    state: first('ST'),
    country: first('C'),
  };
}
