import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { EventParameters } from '../chromium/cdp.ts';
import { toExternal } from '../chromium/schemes.ts';
import { record } from '../osLog.ts';
import type { Page } from './page.ts';

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/** What a page asked to be opened. */
export type OpenRequest = Pick<HandlerDetails, 'url' | 'frameName' | 'features' | 'disposition'>;

/** A window that was asked for, and what the app said. */
interface Decision {
  readonly request: OpenRequest;
  readonly response: WindowOpenHandlerResponse;
  /** It was decided when the page called `window.open`; Chromium's report of the same window is still to come. */
  isReported: boolean;
}

/**
 * The windows that a page asks for. The app decides once for each: when the page calls `window.open` (which must
 * answer at once), or when Chromium reports one that came about otherwise, by `target="_blank"` for instance.
 */
export interface Popups {
  handler: OpenHandler | undefined;
  /** The page that was opened last. */
  lastChild: Page | undefined;
  /** The page called `window.open`. */
  called(request: OpenRequest): WindowOpenHandlerResponse;
  /** Chromium opens a window for the page. */
  reported(event: EventParameters<'Page.windowOpen'>): void;
  /** The decision on the window that comes up now. */
  take(): Decision | undefined;
  readonly isWaiting: boolean;
}

/** Makes them for a page. Without a handler every window is allowed, as in Electron. */
export function createPopups(page: Page): Popups {
  const decisions: Decision[] = [];
  const decide = (request: OpenRequest): WindowOpenHandlerResponse => {
    if (!popups.handler) return { action: 'allow' };
    const response = popups.handler({
      ...request,
      referrer: { url: page.url, policy: 'strict-origin-when-cross-origin' },
    });
    if (response?.action === 'allow') return response;
    record('window-open-denied', { url: request.url });
    return { action: 'deny' };
  };
  const popups: Popups = {
    handler: undefined,
    lastChild: undefined,
    called: (request) => {
      const response = decide(request);
      if (response.action === 'allow') decisions.push({ request, response, isReported: false });
      return response;
    },
    reported: ({ url, windowName, windowFeatures }) => {
      const known = decisions.find(({ isReported }) => !isReported);
      if (known) {
        known.isReported = true;
        return;
      }
      const request: OpenRequest = {
        url: toExternal(url),
        frameName: windowName === '_blank' ? '' : windowName,
        features: windowFeatures.join(','),
        disposition: 'foreground-tab',
      };
      decisions.push({ request, response: decide(request), isReported: true });
    },
    take: () => decisions.shift(),
    get isWaiting() {
      return decisions.length > 0;
    },
  };
  return popups;
}
