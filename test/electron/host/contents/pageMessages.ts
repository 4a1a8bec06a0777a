import { toExternal, toInternal } from '../chromium/schemes.ts';
import type { SyncQuestion } from '../host.ts';
import { mainInbox } from '../ipc/ipcMain.ts';
import { PortEnd } from '../ipc/messagePorts.ts';
import { record } from '../osLog.ts';
import { decode, encode } from '../page/codec.ts';
import type { PageMessage } from '../page/messages.ts';
import type { CaptureRequest } from '../session/displayMedia.ts';
import type { Wish } from '../session/permissions.ts';
import { createEvent } from './event.ts';
import type { Page } from './page.ts';
import type { OpenRequest } from './popups.ts';

type Message<T extends PageMessage['t']> = Extract<PageMessage, { t: T }>;

/** Acts on what the isolated world of a page says. */
export async function handleMessage(page: Page, message: PageMessage): Promise<void> {
  switch (message.t) {
    case 'send':
      return received(page, message);
    case 'invoke':
      return invoked(page, message);
    case 'ask': {
      const answer = await answerPage(page, message.kind, decode(message.args));
      return page.tell({ t: 'reply', id: message.id, result: encode(answer) });
    }
    case 'post':
      return posted(page, message);
    case 'port-data':
      return page.ports.get(message.port)?.deliver(message.data);
    case 'zoom':
      return page.zoom(message.factor);
    case 'title':
      return retitled(page, message.title);
    case 'preload-error': {
      const { path, message: text, stack } = message;
      record('preload-error', { path, message: text });
      page.emit('preload-error', createEvent(), path, Object.assign(new Error(text), { stack }));
    }
  }
}

function retitled(page: Page, title: string): void {
  if (title === '' || title === page.title) return;
  page.title = title;
  page.window.titled(title);
}

/** The event that handlers and listeners of ipc get. */
function ipcEvent<T extends object>(page: Page, members: T): object {
  return createEvent({
    type: 'frame',
    processId: page.id,
    frameId: 1,
    frameTreeNodeId: page.id,
    sender: page.contents,
    senderFrame: page.frame,
    ports: [],
    reply: (channel: string, ...args: unknown[]) =>
      page.tell({ t: 'message', channel, args: encode(args) }),
    ...members,
  });
}

function received(page: Page, { channel, args: text }: Message<'send'>): void {
  const args = decode(text) as unknown[];
  const event = ipcEvent(page, {});
  page.emit('ipc-message', event, channel, ...args);
  page.inbox.ipc.emit(channel, event, ...args);
  mainInbox.ipc.emit(channel, event, ...args);
}

async function invoked(page: Page, { id, channel, args }: Message<'invoke'>): Promise<void> {
  const world = page.worlds.isolated;
  const outcome = await run(page, channel, args);
  // The page that asked may be gone; the next one did not ask.
  if (world === page.worlds.isolated) page.tell({ t: 'reply', id, ...outcome });
}

async function run(
  page: Page,
  channel: string,
  args: string,
): Promise<{ result: string } | { error: string }> {
  try {
    const handler = page.inbox.handlers.get(channel) ?? mainInbox.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const event = ipcEvent(page, {});
    return { result: encode(await handler(event, ...(decode(args) as unknown[]))) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { error: String(error) };
  }
}

function posted(page: Page, { channel, args, ports }: Message<'post'>): void {
  const given = ports.map((id) => {
    const end = new PortEnd();
    end.link = {
      deliver: (data) => page.tell({ t: 'port-data', port: id, data }),
      close: () => page.tell({ t: 'port-close', port: id }),
    };
    page.ports.set(id, end);
    return end.port;
  });
  const event = ipcEvent(page, { ports: given });
  const message = decode(args);
  page.inbox.ipc.emit(channel, event, message);
  mainInbox.ipc.emit(channel, event, message);
}

/** What the runtime of the main world asks: see page/*.ts. */
async function answerPage(page: Page, kind: string, details: unknown): Promise<unknown> {
  switch (kind) {
    case 'permission':
      return page.core.permissions.request(page.asker, details as Wish);
    case 'permission-check':
      return page.core.permissions.check(page.asker, details as Wish);
    case 'display-media':
      return page.core.displayMedia.request(page.asker, details as CaptureRequest);
    case 'window-open': {
      const request = details as OpenRequest;
      return page.popups.called({ ...request, url: toExternal(toInternal(request.url)) });
    }
    case 'popup-ready':
      return popupReady(page);
    case 'window-close':
      return page.window.close();
    case 'notification': {
      const shown = page.core.permissions.check(page.asker, { permission: 'notifications' });
      record('notification', { ...(details as object), from: 'renderer', shown });
      return shown ? 'show' : 'error';
    }
    default:
      throw new Error(`a page asks ${kind}`);
  }
}

const POPUP_TIMEOUT_MS = 1_000;
const LOOK_EVERY_MS = 5;

/** Resolves when the window that the page opened last is set up. */
async function popupReady(page: Page): Promise<void> {
  const end = Date.now() + POPUP_TIMEOUT_MS;
  while (page.popups.isWaiting && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await page.popups.lastChild?.ready;
}

/** Answers a question for which the page stands still. */
export async function answerNow(page: Page, question: SyncQuestion): Promise<string> {
  const details = decode(question.args);
  const answer =
    question.channel === undefined
      ? await answerPage(page, question.kind ?? '', details)
      : await sendSync(page, question.channel, details as unknown[]);
  return JSON.stringify({ result: encode(answer) });
}

function sendSync(page: Page, channel: string, args: unknown[]): Promise<unknown> {
  return new Promise((resolve) => {
    const event = ipcEvent(page, {});
    Object.defineProperty(event, 'returnValue', { set: resolve, get: () => undefined });
    page.emit('ipc-message-sync', event, channel, ...args);
    const isHeard = [page.inbox.ipc, mainInbox.ipc].map((ipc) => ipc.emit(channel, event, ...args));
    if (isHeard.includes(true)) return;
    console.warn(`ipcRenderer.sendSync() with '${channel}' channel without listeners`);
    resolve(null);
  });
}
