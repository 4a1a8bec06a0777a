import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** Main's side of ipc: the module `ipcMain`, and the `ipc` of a page. */
export class IpcMain extends EventEmitter {
  readonly #handlers: Map<string, Handler>;

  constructor(handlers: Map<string, Handler>) {
    super();
    this.#handlers = handlers;
    // A channel may be called `error` and have no listener.
    this.on('error', () => undefined);
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }
}

/** An IpcMain with the way to what was registered there, which the app does not see. */
export interface IpcInbox {
  readonly ipc: IpcMain;
  readonly handlers: ReadonlyMap<string, Handler>;
}

/** Makes one; `name` is said when a member of it is not imitated. */
export function createIpcInbox(name: string): IpcInbox {
  const handlers = new Map<string, Handler>();
  return { ipc: strict(name, new IpcMain(handlers)), handlers };
}

/** What all pages say goes here, after the page's own `ipc`. */
export const mainInbox = createIpcInbox('ipcMain');
