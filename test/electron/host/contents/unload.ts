import { setTimeout as pause } from 'node:timers/promises';
import type { EventParameters } from '../chromium/cdp.ts';
import { createEvent } from './event.ts';
import type { Page } from './page.ts';

/** A page that does not answer for so long is not asked any more. */
const PATIENCE_MS = 1_000;

/** What Chromium does before it leaves a page. A page that nobody ever touched has no say. */
const ASK = `(() => {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  window.dispatchEvent(event);
  const wantsToStay = event.defaultPrevented || event.returnValue !== '';
  return wantsToStay && navigator.userActivation.hasBeenActive;
})()`;

/**
 * Asks a page whether it may be closed. The host puts the question itself: Chromium would put it to whoever looks at
 * the page first, and that may be Playwright.
 */
export async function mayClose(page: Page): Promise<boolean> {
  const asked = page.cdp('Runtime.evaluate', { expression: ASK, returnByValue: true });
  const wantsToStay = asked.then(
    ({ result }) => result.value === true,
    () => false,
  );
  const stays = await Promise.race([wantsToStay, pause(PATIENCE_MS, false, { ref: false })]);
  return !stays || isOverruled(page);
}

/** The app may leave a page that would rather stay: preventing the event means that. */
function isOverruled(page: Page): boolean {
  const event = createEvent();
  page.emit('will-prevent-unload', event);
  return event.defaultPrevented;
}

/** The page would rather stay than go elsewhere. */
export function beforeUnload(
  page: Page,
  { type }: EventParameters<'Page.javascriptDialogOpening'>,
): void {
  if (type !== 'beforeunload') return;
  page.tryCdp('Page.handleJavaScriptDialog', { accept: isOverruled(page) });
}
