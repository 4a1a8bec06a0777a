import type { BrowserWindowConstructorOptions } from 'electron';
import type { CdpEvent, EventParameters } from '../chromium/cdp.ts';
import { host } from '../host.ts';
import { attach } from './attach.ts';
import type { Page } from './page.ts';
import { answerNow } from './pageMessages.ts';
import { pageOfTarget, pages } from './registry.ts';

type Attached = EventParameters<'Target.attachedToTarget'>;

/** Makes the window of a page that another page opened. */
export type OpenChild = (options: BrowserWindowConstructorOptions) => Page;

/** Pages of the app, by the target that was made for them. */
const created = new Map<string, Page>();
const creations = new Set<Promise<void>>();

/** Makes the target of a page in Chromium. */
export async function createTarget(page: Page): Promise<void> {
  const context = await page.core.context;
  const { width, height } = page.window.bounds();
  const creation = host.cdp
    .send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
      ...(context !== undefined && { browserContextId: context }),
    })
    .then(({ targetId }) => void created.set(targetId, page));
  creations.add(creation);
  await creation;
  creations.delete(creation);
}

/** Closes the target of a page without asking it. */
export async function closeTarget(page: Page): Promise<void> {
  await page.ready;
  await host.cdp.send('Target.closeTarget', { targetId: page.targetId }).catch(() => undefined);
}

/** Joins the targets of Chromium to the pages of the app, from now on. */
export async function connectTargets(openChild: OpenChild): Promise<void> {
  host.onSync = async (question) => {
    const page = pages.get(question.contents);
    return page ? answerNow(page, question) : '{}';
  };
  host.cdp.listen('root', (event) => onEvent(event, openChild));
  const filter = [{ type: 'page' }];
  await host.cdp.send('Target.setDiscoverTargets', { discover: true, filter });
  await host.cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter,
  });
}

function onEvent({ method, params }: CdpEvent, openChild: OpenChild): void {
  if (method === 'Target.targetDestroyed') pageOfTarget(params.targetId)?.window.gone();
  else if (method === 'Target.attachedToTarget') {
    void attached(params, openChild).catch((error: unknown) => {
      if (!host.cdp.isClosed) console.error(error);
    });
  }
}

async function attached({ sessionId, targetInfo }: Attached, openChild: OpenChild): Promise<void> {
  const { targetId, openerId } = targetInfo;
  await Promise.allSettled(creations);
  const own = created.get(targetId);
  if (own) return attach(own, { sessionId, targetId, isPopup: false });
  const opener = pageOfTarget(openerId) ?? (openerId === undefined ? await asker() : undefined);
  if (!opener && openerId === undefined) {
    // A page of nobody's, such as the empty one that Chromium starts with.
    await host.cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
    return;
  }
  const decision = opener && (await decided(opener));
  if (!opener || decision?.response.action !== 'allow') {
    await host.cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return;
  }
  const options = decision.response.overrideBrowserWindowOptions ?? {};
  const child = openChild(options);
  opener.popups.lastChild = child;
  const joined = attach(child, { sessionId, targetId, isPopup: true });
  const { url, frameName, disposition } = decision.request;
  const details = { url, frameName, options, disposition };
  opener.emit('did-create-window', child.window.visible, details);
  await joined;
}

const WAIT_MS = 200;
const LOOK_EVERY_MS = 5;

/** Chromium tells of a window and of the wish for it in no certain order. */
async function soon<T>(find: () => T | undefined, withinMs: number): Promise<T | undefined> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = find();
    if (found !== undefined || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** A window with `noopener` does not say who opened it: it is whoever has one coming. */
function asker(): Promise<Page | undefined> {
  return soon(() => [...pages.values()].find(({ popups }) => popups.isWaiting), WAIT_MS / 4);
}

function decided(opener: Page): Promise<ReturnType<Page['popups']['take']>> {
  return soon(() => opener.popups.take(), WAIT_MS);
}
