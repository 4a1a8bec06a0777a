import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { fail, type Reply } from '../../domain/reply.ts';
import type { CallName, Calls, EventName, Events } from '../../preload/contract.ts';
import type { Guards } from './guards.ts';

/** What the main process does for every call; a call without a handler does not compile. */
export type Handlers = {
  readonly [N in CallName]: (
    argument: Calls[N]['argument'],
  ) => Reply<Calls[N]['answer']> | Promise<Reply<Calls[N]['answer']>>;
};

/** The one way between page and main process. */
export interface Gate {
  /** Opens all calls: sender check, then guard, then handler; the answer is always a `Reply`. */
  handle(handlers: Handlers): void;
  /** Tells the page something; nothing happens while there is none. */
  emit<N extends EventName>(name: N, payload: Events[N]): void;
}

/** What the gate stands between. */
export interface GateParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly guards: Guards;
  /** Origin of our own page; nothing else is listened to. */
  readonly ourOrigin: string;
  /** The page that events go to. */
  readonly page: () => Pick<WebContents, 'send' | 'isDestroyed'> | undefined;
  /** Told of a handler that threw, which is a bug. */
  readonly report: (name: CallName, error: unknown) => void;
}

/** Makes the gate. */
export function createGate(parts: GateParts): Gate {
  function open<N extends CallName>(name: N, handler: Handlers[N]): void {
    parts.ipcMain.handle(name, async (event, argument: unknown) => {
      if (!isOurPage(event, parts.ourOrigin)) return fail('forbidden', name);
      const guarded = parts.guards[name].safeParse(argument);
      if (!guarded.success) return fail('bad-request', name);
      try {
        return await handler(guarded.data);
      } catch (error) {
        parts.report(name, error);
        return fail('internal', name);
      }
    });
  }
  return {
    handle: (handlers) => {
      for (const name of Object.keys(handlers) as CallName[]) open(name, handlers[name]);
    },
    emit: (name, payload) => {
      const page = parts.page();
      if (page && !page.isDestroyed()) page.send(name, payload);
    },
  };
}

/** Only the top frame of our own page may call; a frame that is gone has no word any more. */
function isOurPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>, ourOrigin: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === ourOrigin;
}
