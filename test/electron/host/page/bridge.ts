import { createCoder, type Coded } from './bridgeCoder.ts';

// The way between a page's two worlds. They share the DOM and nothing else: dispatching an event is synchronous, and
// the `detail` of a CustomEvent is cloned by Blink when the other world reads it, which is what Electron's
// contextBridge does to values. The event's name holds a secret of this run, so a page cannot listen in.

/** A call of one world by the other. */
type Request =
  | { readonly op: 'call'; readonly id: number; readonly args: readonly Coded[] }
  | { readonly op: 'expose'; readonly key: string; readonly api: Coded }
  | { readonly op: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Coded };
type Reply =
  | { readonly ok: true; readonly value: Coded }
  | { readonly ok: false; readonly message: string };

/** One end of the way. */
export interface Bridge {
  /** Calls a function of the other world. */
  call(id: number, args: readonly unknown[]): unknown;
  /** Puts a value into the other world's `window`. */
  expose(key: string, api: unknown): void;
  /** Says what happens when the other world does that. */
  onExpose(put: (key: string, api: unknown) => void): void;
  /** Lets the other world call a function by a number both know. */
  serve(id: number, serve: (...args: never[]) => unknown): void;
}

/** The contextBridge's words for something thrown that is no error. */
const NOT_AN_ERROR =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

/** Makes the end of world `me`; `secret` is known to both ends. */
export function createBridge(secret: string, me: string, other: string): Bridge {
  // Taken before the page runs, so that it cannot put its own in their place.
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  const CustomEventClass = CustomEvent;
  const tell = (name: string, detail: Request | Reply): void => {
    dispatch(new CustomEventClass(`${secret}:${name}`, { detail }));
  };
  let put: (key: string, api: unknown) => void = () => undefined;
  let reply: Reply | undefined;

  const coder = createCoder({
    call: (id, args) => call(id, args),
    settle: (id, ok, value) => tell(other, { op: 'settle', id, ok, value }),
  });
  const ask = (request: Request): unknown => {
    reply = undefined;
    tell(other, request);
    const answer = reply as Reply | undefined;
    reply = undefined;
    if (!answer) throw new Error('the other world of this page does not answer');
    if (!answer.ok) throw new Error(answer.message);
    return coder.decode(answer.value);
  };
  const call = (id: number, args: readonly unknown[]): unknown =>
    ask({ op: 'call', id, args: coder.encodeAll(args) });
  const obey = (request: Request): unknown => {
    if (request.op === 'call') return coder.run(request.id, request.args);
    if (request.op === 'expose') return put(request.key, coder.decode(request.api));
    return coder.settled(request.id, request.ok, request.value);
  };

  window.addEventListener(`${secret}:${me}`, (event) => {
    const request = (event as CustomEvent<Request>).detail;
    let answer: Reply;
    try {
      answer = { ok: true, value: coder.encode(obey(request)) };
    } catch (error) {
      answer = { ok: false, message: messageOf(error) };
    }
    if (request.op !== 'settle') tell(`${other}:reply`, answer);
  });
  window.addEventListener(`${secret}:${me}:reply`, (event) => {
    reply = (event as CustomEvent<Reply>).detail;
  });
  return {
    call,
    expose: (key, api) => void ask({ op: 'expose', key, api: coder.encode(api) }),
    onExpose: (next) => {
      put = next;
    },
    serve: (id, serve) => coder.serve(id, serve),
  };
}

function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : NOT_AN_ERROR;
}
