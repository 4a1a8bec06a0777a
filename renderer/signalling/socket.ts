import { fail, failWith, type Reply } from '../../domain/reply.ts';
import {
  LIMITS,
  NOTICES,
  REQUESTS,
  replySchema,
  type AnswerOf,
  type NoticeName,
  type NoticeOf,
  type RequestName,
  type RequestOf,
} from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { reconnectDelay } from './backoff.ts';
import type { Signalling } from './signalling.ts';

/** A service that answers at all does so within this time; Socket.IO itself would wait for a minute. */
const SIGN_OF_LIFE_MS = 2_000;

/** What is used of a Socket.IO socket that does not reconnect by itself. */
export interface SocketLike {
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, listener: (...values: never[]) => void): unknown;
  removeAllListeners(): unknown;
  timeout(ms: number): {
    emit(event: string, body: unknown, answer: (error: unknown, reply?: unknown) => void): unknown;
  };
}

/** What {@link createSignalling} needs. */
export interface SignallingDeps {
  readonly socket: SocketLike;
  readonly clock: Clock;
  /** 0 ≤ random() < 1 */
  readonly random: () => number;
  readonly log: Log;
}

type Listener = (notice: never) => void;

/** A {@link Signalling} over one socket, which it connects at once and owns from then on. */
export function createSignalling(deps: SignallingDeps): Signalling {
  const { socket, log } = deps;
  const listeners = new Map<NoticeName, Set<Listener>>();
  const connected = new Set<() => void>();
  const disconnected = new Set<() => void>();
  const life = new AbortController();
  const redial = createRedial(deps, life.signal);

  socket.on('connect', () => {
    redial.reset();
    for (const listener of connected) listener();
  });
  socket.on('connect_error', () => redial.schedule());
  socket.on('disconnect', () => {
    if (life.signal.aborted) return;
    for (const listener of disconnected) listener();
    redial.schedule();
  });
  for (const name of Object.keys(NOTICES) as NoticeName[]) {
    socket.on(name, (payload: unknown) => {
      const notice = NOTICES[name].safeParse(payload);
      if (!notice.success) {
        log('warn', 'dropped a notice that does not parse', { name, issues: notice.error.issues });
        return;
      }
      for (const listener of listeners.get(name) ?? []) listener(notice.data as never);
    });
  }
  socket.connect();

  return {
    isConnected: () => socket.connected,
    request: (name, body) =>
      request({ socket, log, connected, life: life.signal, clock: deps.clock }, name, body),
    on: <N extends NoticeName>(name: N, listener: (notice: NoticeOf<N>) => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      return join(set, listener as Listener);
    },
    onConnect: (listener) => join(connected, listener),
    onDisconnect: (listener) => join(disconnected, listener),
    wake: () => redial.now(),
    check: () => {
      if (socket.connected) checkLife(socket, () => redial.now());
      else redial.now();
    },
    close: () => {
      life.abort();
      connected.clear();
      disconnected.clear();
      listeners.clear();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

/** Drops a connection that gives no sign of life, and connects anew without a pause. */
function checkLife(socket: SocketLike, redial: () => void): void {
  // Whatever the answer is, it is an answer.
  socket.timeout(SIGN_OF_LIFE_MS).emit('ice:refresh', {}, (error) => {
    if (!error) return;
    if (socket.connected) socket.disconnect();
    redial();
  });
}

/** The next try to connect, by {@link reconnectDelay}. */
function createRedial({ socket, clock, random }: SignallingDeps, life: AbortSignal) {
  let tries = 0;
  let lostAtMs: number | undefined;
  let cancel: (() => void) | undefined;
  life.addEventListener('abort', () => cancel?.(), { once: true });

  function dial() {
    cancel?.();
    cancel = undefined;
    tries += 1;
    socket.connect();
  }
  return {
    reset() {
      cancel?.();
      cancel = undefined;
      tries = 0;
      lostAtMs = undefined;
    },
    schedule() {
      if (life.aborted) return;
      const nowMs = clock.monotonic();
      lostAtMs ??= nowMs;
      cancel?.();
      cancel = clock.after(reconnectDelay(nowMs - lostAtMs, tries, random()), dial);
    },
    /** Only a pause is cut short; a try that is running is left alone. */
    now() {
      if (cancel && !life.aborted) dial();
    },
  };
}

interface RequestContext {
  readonly socket: SocketLike;
  readonly log: Log;
  readonly connected: Set<() => void>;
  readonly life: AbortSignal;
  readonly clock: Clock;
}

async function request<N extends RequestName>(
  context: RequestContext,
  name: N,
  body: RequestOf<N>,
): Promise<Reply<AnswerOf<N>>> {
  const { socket, log } = context;
  if (!socket.connected && !(await connection(context))) return fail('service-unreachable');
  const answer = await new Promise<{ error: unknown; reply?: unknown }>((resolve) => {
    socket
      .timeout(LIMITS.ackTimeoutMs)
      .emit(name, body, (error, reply) => resolve({ error, reply }));
  });
  // Socket.IO reports a lost connection through the same error; a retry then needs a connection first.
  if (answer.error) return fail(socket.connected ? 'timeout' : 'service-unreachable', name);
  const parsed = replySchema(REQUESTS[name].answer).safeParse(answer.reply);
  if (!parsed.success) {
    log('warn', 'answer does not parse', { name, issues: parsed.error.issues });
    return fail('internal', `unreadable answer to ${name}`);
  }
  return parsed.data.ok
    ? { ok: true, value: parsed.data.value as AnswerOf<N> }
    : failWith(parsed.data.fault);
}

/** Waits for a connection as long as for an answer. False: there is none. */
function connection({ connected, clock, life }: RequestContext): Promise<boolean> {
  if (life.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const undoWait = clock.after(LIMITS.ackTimeoutMs, () => settle(false));
    const undoListen = join(connected, () => settle(true));
    const closed = () => settle(false);
    life.addEventListener('abort', closed, { once: true });
    function settle(isConnected: boolean) {
      undoWait();
      undoListen();
      life.removeEventListener('abort', closed);
      resolve(isConnected);
    }
  });
}

function join<T>(set: Set<T>, listener: T): () => void {
  set.add(listener);
  return () => void set.delete(listener);
}
