import type { EventParameters } from '../chromium/cdp.ts';
import { schemeOf, schemes, toExternal, toInternal } from '../chromium/schemes.ts';
import { record } from '../osLog.ts';
import { createEvent, type Preventable } from './event.ts';
import type { Page } from './page.ts';

/** Schemes that Chromium loads itself. */
const WEB_SCHEMES: ReadonlySet<string> = new Set(
  'http https about blob data javascript file'.split(' '),
);

function navigationEvent(page: Page, url: string, isMainFrame: boolean): Preventable {
  const { frame } = page;
  return createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
}

/** Chromium is about to load a page, and waits: the app may refuse where it was not the app's own doing. */
export async function guardRequest(
  page: Page,
  { requestId, request, frameId, redirectedRequestId }: EventParameters<'Fetch.requestPaused'>,
): Promise<void> {
  const isMain = frameId === page.mainFrameId;
  if (isMain) page.mainRequest = request.url;
  await page.ready;
  const url = toExternal(request.url);
  const event = navigationEvent(page, url, isMain);
  if (redirectedRequestId !== undefined) page.emit('will-redirect', event, url, false, isMain);
  else if (!isMain || !page.sentTo.delete(request.url)) announce(page, event, url, isMain);
  if (event.defaultPrevented) {
    record('navigation-blocked', { url });
    page.tryCdp('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  } else page.tryCdp('Fetch.continueRequest', { requestId });
}

/** The page wants to go where Chromium knows no way: to one of the app's schemes, or out of the program. */
export async function guardOtherScheme(
  page: Page,
  { frameId, url }: EventParameters<'Page.frameRequestedNavigation'>,
): Promise<void> {
  const scheme = schemeOf(url);
  if (frameId !== page.mainFrameId || WEB_SCHEMES.has(scheme)) return;
  const event = navigationEvent(page, url, true);
  announce(page, event, url, true);
  if (event.defaultPrevented) return record('navigation-blocked', { url });
  if (schemes.has(scheme)) {
    page.goingTo = url;
    return;
  }
  const wish = { permission: 'openExternal', externalURL: url };
  const isGranted = await page.core.permissions.request(page.asker, wish);
  if (isGranted) record('os-open-external', { url, by: 'navigation' });
}

/** Chromium has begun to go to one of the app's schemes: from there it is sent to where that is served. */
export function followScheme(
  page: Page,
  { url }: EventParameters<'Page.frameStartedNavigating'>,
): void {
  if (url !== page.goingTo) return;
  page.goingTo = undefined;
  page.send(url);
  page.tryCdp('Page.navigate', { url: toInternal(url) });
}

function announce(page: Page, event: Preventable, url: string, isMain: boolean): void {
  page.emit('will-frame-navigate', event);
  if (isMain) page.emit('will-navigate', event, url);
}
