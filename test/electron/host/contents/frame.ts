import { originOf } from '../chromium/schemes.ts';
import { host } from '../host.ts';
import { strict } from '../strict.ts';
import type { Page } from './page.ts';

/** What a frame lets the app do; the rest is what {@link createFrame} reads from the page. */
export interface FrameActions {
  send(channel: string, ...args: unknown[]): void;
  executeJavaScript(code: string, userGesture?: boolean): Promise<unknown>;
  reload(): void;
}

/** The main frame of a page, as `webContents.mainFrame` and `event.senderFrame`. Frames inside it are not imitated. */
export function createFrame(page: Page): object {
  const contents = (): FrameActions => page.contents as unknown as FrameActions;
  const frame: object = strict('WebFrameMain', {
    get url(): string {
      return page.url;
    },
    get origin(): string {
      return URL.canParse(page.url) ? originOf(page.url) : 'null';
    },
    get frameToken(): string {
      return page.mainFrameId;
    },
    get osProcessId(): number {
      return host.proc.pid ?? 0;
    },
    get detached(): boolean {
      return page.isDestroyed;
    },
    get top(): object {
      return frame;
    },
    routingId: 1,
    processId: page.id,
    frameTreeNodeId: page.id,
    name: '',
    parent: null,
    visibilityState: 'visible',
    ipc: page.inbox.ipc,
    isDestroyed: (): boolean => page.isDestroyed,
    send: (channel: string, ...args: unknown[]): void => contents().send(channel, ...args),
    executeJavaScript: (code: string, userGesture?: boolean): Promise<unknown> =>
      contents().executeJavaScript(code, userGesture),
    reload: (): boolean => {
      contents().reload();
      return true;
    },
  });
  return frame;
}
