import type { CdpEvent, EventParameters } from '../chromium/cdp.ts';
import { toExternal } from '../chromium/schemes.ts';
import { TO_HOST, type PageMessage } from '../page/messages.ts';
import { app } from './appCore.ts';
import { createEvent } from './event.ts';
import { loadEvent } from './loading.ts';
import { followScheme, guardOtherScheme, guardRequest } from './navigation.ts';
import type { Page } from './page.ts';
import { handleMessage } from './pageMessages.ts';
import { judgeCertificate } from './trust.ts';
import { beforeUnload } from './unload.ts';

/** Name of the world that preload scripts live in, as the inspector shows it. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

type Handlers = {
  readonly [E in CdpEvent as E['method']]?: (page: Page, params: E['params']) => void;
};

/** What Chromium says about a page, turned into what Electron says about it. */
const HANDLERS: Handlers = {
  'Runtime.bindingCalled': (page, { name, executionContextId, payload }) => {
    // The binding is known to the isolated world of the shown page, and to no other.
    if (name !== TO_HOST || executionContextId !== page.worlds.isolated) return;
    void handleMessage(page, JSON.parse(payload) as PageMessage);
  },
  'Runtime.executionContextCreated': (page, { context }) => {
    const { frameId, isDefault } = (context.auxData ?? {}) as Record<string, unknown>;
    if (frameId !== page.mainFrameId) return;
    if (context.name === ISOLATED_WORLD) page.worlds.isolated = context.id;
    else if (isDefault === true) page.worlds.main = context.id;
  },
  'Runtime.executionContextsCleared': (page) => page.left(),
  'Runtime.consoleAPICalled': consoleMessage,
  'Page.frameStartedLoading': (page, { frameId }) => {
    if (frameId !== page.mainFrameId) return;
    page.isLoading = true;
    page.emit('did-start-loading', createEvent());
  },
  'Page.frameStartedNavigating': followScheme,
  'Page.frameStoppedLoading': (page, { frameId }) => {
    // The end of what began before the page was the app's.
    if (frameId !== page.mainFrameId || !page.isLoading) return;
    page.isLoading = false;
    page.emit('did-stop-loading', createEvent());
  },
  'Page.frameNavigated': (page, { frame }) => {
    if (frame.parentId !== undefined || frame.url === 'about:blank') return;
    page.isCrashed = false;
    page.url = toExternal(`${frame.url}${frame.urlFragment ?? ''}`);
    page.emit('did-navigate', createEvent(), page.url, 200, 'OK');
  },
  'Page.navigatedWithinDocument': (page, { frameId, url }) => {
    if (frameId !== page.mainFrameId) return;
    page.url = toExternal(url);
    page.emit('did-navigate-in-page', createEvent(), page.url, true, 1, 1);
  },
  'Page.lifecycleEvent': lifecycle,
  'Page.windowOpen': (page, params) => page.popups.reported(params),
  'Page.frameRequestedNavigation': (page, params) => void guardOtherScheme(page, params),
  'Page.javascriptDialogOpening': beforeUnload,
  'Fetch.requestPaused': (page, params) => void guardRequest(page, params),
  'Security.certificateError': (page, params) => void judgeCertificate(page, params),
  'Inspector.targetCrashed': (page) => {
    page.isCrashed = true;
    page.left();
    const details = { reason: 'crashed', exitCode: 11 };
    page.emit('render-process-gone', createEvent(), details);
    app.emit('render-process-gone', createEvent(), page.contents, details);
  },
};

/** Handles an event of a page's session. */
export function handlePageEvent(page: Page, { method, params }: CdpEvent): void {
  const handle = HANDLERS[method] as ((page: Page, params: unknown) => void) | undefined;
  handle?.(page, params);
}

function consoleMessage(page: Page, params: EventParameters<'Runtime.consoleAPICalled'>): void {
  const { type, args, stackTrace } = params;
  const call = stackTrace?.callFrames[0];
  page.emit(
    'console-message',
    createEvent({
      level: type === 'warning' || type === 'error' ? type : 'info',
      message: args.map(({ value, description }) => String(value ?? description ?? '')).join(' '),
      lineNumber: call?.lineNumber ?? 0,
      sourceId: toExternal(call?.url ?? ''),
      frame: page.frame,
    }),
  );
}

function lifecycle(page: Page, params: EventParameters<'Page.lifecycleEvent'>): void {
  const { frameId, loaderId, name } = params;
  if (frameId !== page.mainFrameId || page.url === '') return;
  if (name === 'DOMContentLoaded') page.emit('dom-ready', createEvent());
  if (name === 'load') {
    page.loaded.add(loaderId);
    page.emit('did-frame-finish-load', createEvent(), true, 1, 1);
    page.emit('did-finish-load', createEvent());
    page.emit(loadEvent(loaderId));
  }
  if (name === 'load' || name === 'firstPaint') page.window.readyToShow();
}
