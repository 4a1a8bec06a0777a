import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';

// Playwright knows the types of the DevTools protocol and gives them by way of its session.
declare const typed: CDPSession;

/** A command of the DevTools protocol. */
type Command = Parameters<CDPSession['send']>[0];
type CommandParameters<C extends Command> = Parameters<typeof typed.send<C>>[1];
type CommandResult<C extends Command> = Awaited<ReturnType<typeof typed.send<C>>>;

/** The events that the host listens to. */
type EventName =
  | 'Browser.downloadProgress'
  | 'Browser.downloadWillBegin'
  | 'Fetch.requestPaused'
  | 'Inspector.targetCrashed'
  | 'Page.frameNavigated'
  | 'Page.frameRequestedNavigation'
  | 'Page.frameStartedLoading'
  | 'Page.frameStartedNavigating'
  | 'Page.frameStoppedLoading'
  | 'Page.javascriptDialogOpening'
  | 'Page.lifecycleEvent'
  | 'Page.navigatedWithinDocument'
  | 'Page.windowOpen'
  | 'Runtime.bindingCalled'
  | 'Runtime.consoleAPICalled'
  | 'Runtime.executionContextCreated'
  | 'Runtime.executionContextsCleared'
  | 'Security.certificateError'
  | 'Target.attachedToTarget'
  | 'Target.targetDestroyed';

/** What an event carries. */
export type EventParameters<E extends EventName> = Parameters<Parameters<typeof typed.on<E>>[1]>[0];

/** An event of the DevTools protocol; `method` tells which. */
export type CdpEvent = {
  [E in EventName]: { readonly method: E; readonly params: EventParameters<E> };
}[EventName];

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly data?: string };
}

/**
 * A client of the DevTools protocol over Chromium's `--remote-debugging-pipe`: JSON texts, each ended by a zero byte.
 * It emits `closed` once, when Chromium is gone, and every event under the name of its session, or `root`.
 */
export class Cdp extends EventEmitter {
  readonly #output: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  isClosed = false;

  constructor(chromium: ChildProcess) {
    super();
    this.setMaxListeners(0);
    this.#output = chromium.stdio[3] as Writable;
    const input = chromium.stdio[4] as Readable;
    readTexts(input, (text) => this.#receive(JSON.parse(text) as Answer));
    input.on('close', () => this.#close());
    this.#output.on('error', () => this.#close());
  }

  /** Listens to the events of a session, or of the browser itself (`root`). */
  listen(session: string, listener: (event: CdpEvent) => void): void {
    this.on(session, listener);
  }

  /** Rejects when Chromium refuses the command, naming it, and when Chromium is gone. */
  send<C extends Command>(
    method: C,
    params?: CommandParameters<C>,
    sessionId?: string,
  ): Promise<CommandResult<C>> {
    if (this.isClosed) return Promise.reject(gone(method));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        method,
        resolve: (result) => resolve(result as CommandResult<C>),
        reject,
      });
      this.#output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  #receive(answer: Answer): void {
    if (answer.id === undefined) {
      this.emit(answer.sessionId ?? 'root', answer);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (!answer.error) return waiting?.resolve(answer.result);
    const { message, data = '' } = answer.error;
    waiting?.reject(new Error(`${waiting.method}: ${message} ${data}`.trim()));
  }

  #close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const { method, reject } of this.#waiting.values()) reject(gone(method));
    this.#waiting.clear();
    this.emit('closed');
  }
}

function gone(method: string): Error {
  return new Error(`${method}: Chromium is gone`);
}

function readTexts(input: Readable, take: (text: string) => void): void {
  let begun: Buffer[] = [];
  input.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...begun, chunk.subarray(start, end)]).toString('utf8');
      begun = [];
      start = end + 1;
      take(text);
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  });
}
