import type { App, Session } from 'electron';
import type { PinStore } from '../policy/pins.ts';

/** Chromium's answers to a certificate: take it, or judge it by its own rules. */
const TAKE = 0;
const JUDGE_YOURSELF = -3;

/** What certificate pinning needs of Electron. */
export interface CertificateParts {
  readonly app: Pick<App, 'on'>;
  readonly session: Pick<Session, 'setCertificateVerifyProc'>;
  readonly pins: Pick<PinStore, 'accepts'>;
}

/**
 * Trusts the certificates that were pinned, for their hosts only. Chromium keeps an answer it was given: a host
 * that was refused before its pin came is asked about once more when the connection fails.
 */
export function setupCertificates({ app, session, pins }: CertificateParts): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    answer(pins.accepts(hostname, certificate.data) ? TAKE : JUDGE_YOURSELF);
  });
  // oxlint-disable-next-line max-params -- the signature is Electron's
  app.on('certificate-error', (event, _contents, url, _error, certificate, trust) => {
    const pinned = URL.canParse(url) && pins.accepts(httpHost(url), certificate.data);
    if (pinned) event.preventDefault();
    trust(pinned);
  });
}

/** Host of an address; sockets' addresses are read as those of pages. */
function httpHost(url: string): string {
  return new URL(url.replace(/^ws/, 'http')).hostname;
}
