import type { EventParameters } from '../chromium/cdp.ts';
import { record } from '../osLog.ts';
import { lookAtCertificate, VERDICT } from '../session/certificates.ts';
import { app } from './appCore.ts';
import { createEvent } from './event.ts';
import type { Page } from './page.ts';

/** Chromium distrusts a certificate and holds the connection: the app decides. See session/certificates.ts. */
export async function judgeCertificate(
  page: Page,
  { eventId, errorType, requestURL }: EventParameters<'Security.certificateError'>,
): Promise<void> {
  const error = `net::${errorType}`;
  const isTaken = await isTrusted(page, requestURL, error).catch(() => false);
  record('certificate', { url: requestURL, error, taken: isTaken });
  if (!isTaken) page.distrusted.set(requestURL, error);
  page.tryCdp('Security.handleCertificateError', {
    eventId,
    action: isTaken ? 'continue' : 'cancel',
  });
}

async function isTrusted(page: Page, url: string, error: string): Promise<boolean> {
  const certificate = await lookAtCertificate(url);
  const { hostname } = new URL(url.replace(/^ws/, 'http'));
  const verdict = await page.core.verifier.judge(hostname, certificate, error);
  if (verdict !== VERDICT.leaveToChromium) return verdict === VERDICT.take;
  return new Promise((resolve) => {
    const event = createEvent();
    const answer = (trust?: boolean): void => resolve(event.defaultPrevented && trust === true);
    const details = [url, error, certificate, answer, url === page.mainRequest];
    app.emit('certificate-error', event, page.contents, ...details);
    page.emit('certificate-error', event, ...details);
    if (!event.defaultPrevented) resolve(false);
  });
}
