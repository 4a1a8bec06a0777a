import { schemeOf, schemes, toInternal } from '../chromium/schemes.ts';
import { CERTIFICATE_ERRORS } from '../session/certificates.ts';
import { createEvent } from './event.ts';
import type { Page } from './page.ts';

const LOADABLE: ReadonlySet<string> = new Set('http https file about data blob'.split(' '));
const ERR_ABORTED = -3;
const ERR_FAILED = -2;
const ERR_UNKNOWN_URL_SCHEME = -302;

/** `webContents.loadURL`: resolves when the page has loaded, rejects with Chromium's name of what went wrong. */
export async function load(page: Page, url: string): Promise<void> {
  await page.ready;
  const scheme = schemeOf(url);
  const privileges = schemes.get(scheme);
  if (privileges) refuseUnlikeWeb(page, scheme, privileges);
  else if (!LOADABLE.has(scheme)) {
    throw failure(page, url, 'ERR_UNKNOWN_URL_SCHEME', ERR_UNKNOWN_URL_SCHEME);
  }
  page.send(url);
  page.distrusted.clear();
  page.url ||= url;
  const { errorText, loaderId } = await page.cdp('Page.navigate', { url: toInternal(url) });
  if (errorText !== undefined) {
    // Chromium says of a page with a refused certificate only that it was aborted.
    const reason = page.distrusted.get(page.mainRequest) ?? errorText;
    throw failure(page, url, reason.replace('net::', ''), codeOf(reason));
  }
  if (loaderId !== undefined && !page.loaded.has(loaderId)) await finished(page, loaderId);
}

function codeOf(reason: string): number {
  if (reason === 'net::ERR_ABORTED') return ERR_ABORTED;
  return CERTIFICATE_ERRORS[reason.replace('net::', '')] ?? ERR_FAILED;
}

/** What another scheme would be differs from what it is served as here. */
function refuseUnlikeWeb(
  page: Page,
  scheme: string,
  { standard, secure }: { standard?: boolean; secure?: boolean },
): void {
  const isLikeWeb = standard === true && secure === true;
  if (!isLikeWeb) {
    throw new Error(
      `a page of ${scheme}: without standard and secure is not imitated by this host`,
    );
  }
  if (!page.session.isPersistent()) {
    throw new Error(
      `a page of ${scheme}: outside the default session is not imitated by this host`,
    );
  }
}

/** Internal name of the event that tells the end of a load. */
export function loadEvent(loaderId: string): string {
  return `-load-${loaderId}`;
}

function finished(page: Page, loaderId: string): Promise<void> {
  return new Promise((resolve) => {
    page.contents.once(loadEvent(loaderId), resolve);
    page.contents.once('destroyed', () => resolve());
  });
}

function failure(page: Page, url: string, name: string, code: number): Error {
  page.emit('did-fail-load', createEvent(), code, name, url, true, 1, 1);
  const error = new Error(`${name} (${code}) loading '${url}'`);
  return Object.assign(error, { code: name, errno: code, url });
}
