import { wrap, type AskHost } from './askHost.ts';

type Open = (this: Window, url?: string | URL, name?: string, features?: string) => Window | null;

/** What of `window` the app decides about: new windows, its own end, and the questions Electron does not put. */
export function gateWindow(ask: AskHost): void {
  const open = window.open as Open;
  wrap<Open>(window, 'open', () => {
    return function openWindow(url = '', name = '', features = '') {
      const address = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
      const { action } = ask.now<{ action: string }>('window-open', {
        url: address,
        frameName: name,
        features,
        disposition: features ? 'new-window' : 'foreground-tab',
      });
      if (action === 'deny') return null;
      // It opens empty and goes to its page when the host has set it up: a page of the same origin would take over
      // the empty page's `window`, and scripts for new pages would not run again.
      const child = open.call(window, '', name, features);
      if (child && address !== 'about:blank') void showLater(child, address);
      return child;
    };
  });
  const showLater = async (child: Window, address: string): Promise<void> => {
    await ask.later('popup-ready', {});
    child.location.href = address;
  };
  // A page may close any window of the program that shows it, not only one that a script opened.
  wrap<() => void>(window, 'close', () => () => void ask.later('window-close', {}));
  wrap<() => never>(window, 'prompt', () => () => {
    throw new Error('prompt() is not supported.');
  });
}

/** The page's `Notification`, shown by nobody: the host writes down that it was asked for. */
export function gateNotifications(ask: AskHost): void {
  class PageNotification extends EventTarget {
    static get permission(): NotificationPermission {
      const isGranted = ask.now<boolean>('permission-check', { permission: 'notifications' });
      return isGranted ? 'granted' : 'denied';
    }
    static async requestPermission(): Promise<NotificationPermission> {
      const isGranted = await ask.later<boolean>('permission', { permission: 'notifications' });
      return isGranted ? 'granted' : 'denied';
    }

    readonly title: string;
    readonly body: string;
    readonly tag: string;
    onclick: ((event: Event) => void) | null = null;
    onclose: ((event: Event) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    onshow: ((event: Event) => void) | null = null;

    constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
      super();
      this.title = title;
      this.body = body;
      this.tag = tag;
      void this.#show();
    }

    async #show(): Promise<void> {
      const { title, body, tag } = this;
      const outcome = await ask.later<'show' | 'error'>('notification', { title, body, tag });
      const event = new Event(outcome);
      this.dispatchEvent(event);
      this[`on${outcome}`]?.(event);
    }

    close(): void {
      const event = new Event('close');
      this.dispatchEvent(event);
      this.onclose?.(event);
    }
  }
  Object.defineProperty(window, 'Notification', { value: PageNotification, writable: true });
}
