import type { App, Session } from 'electron';
import type { PinStore } from '../policy/pins.ts';

/** Chromium's answers to a certificate: take it, refuse it, or judge it by its own rules. */
const TAKE = 0;
const REFUSE = -2;
const JUDGE_YOURSELF = -3;
/** Chromium's number for a certificate it has nothing against. */
const VOUCHED = 0;

/** What certificate pinning needs of Electron. */
export interface CertificateParts {
  readonly app: Pick<App, 'on'>;
  readonly session: Pick<Session, 'setCertificateVerifyProc'>;
  readonly pins: Pick<PinStore, 'judge'>;
}

/**
 * Lets a pinned host show a pinned certificate and nothing else. Chromium keeps the answer to a host and a
 * certificate for half an hour and cannot be told to forget it, therefore:
 * 1. what Chromium dislikes anyway is left to it, so that it asks once more when the connection fails, and a pin
 *    that has come by then is obeyed;
 * 2. what an authority vouches for and the pins do not allow is refused, and stays refused for that time.
 */
export function setupCertificates({ app, session, pins }: CertificateParts): void {
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    const isVouched = errorCode === VOUCHED;
    const verdict = pins.judge(hostname, certificate.data, isVouched);
    if (verdict === 'take') return answer(TAKE);
    answer(verdict === 'refuse' && isVouched ? REFUSE : JUDGE_YOURSELF);
  });
  // oxlint-disable-next-line max-params -- the signature is Electron's
  app.on('certificate-error', (event, _contents, url, _error, certificate, trust) => {
    const isPinned =
      URL.canParse(url) && pins.judge(httpHost(url), certificate.data, false) === 'take';
    if (isPinned) event.preventDefault();
    trust(isPinned);
  });
}

/** Host of an address; sockets' addresses are read as those of pages. */
function httpHost(url: string): string {
  return new URL(url.replace(/^ws/, 'http')).hostname;
}
