import type { Signal } from '../../service/protocol/index.ts';
import type { Log } from '../platform/log.ts';
import type { RemoteEnd } from '../rtc/conference.ts';
import type { SignalPath } from '../rtc/signalPath.ts';
import type { Signalling } from '../signalling/signalling.ts';

/** More than one attempt with all its candidates. */
const KEPT_MAX = 64;

interface Kept {
  readonly to: RemoteEnd;
  readonly signal: Signal;
}

/** A {@link SignalPath} over the service that outlasts a lost connection. */
export interface SignalOutbox extends SignalPath {
  /** The membership stands (again): says what was kept. */
  flush(): void;
}

/** What the outbox needs. */
export interface OutboxDeps {
  readonly signalling: Signalling;
  /** Whether the service would take a signal from us now. */
  readonly isJoined: () => boolean;
  readonly log: Log;
}

/**
 * Keeps what cannot be said while the service is away. Of each person only the newest attempt is kept:
 * an older one would be ignored at the other end.
 */
export function createSignalOutbox({ signalling, isJoined, log }: OutboxDeps): SignalOutbox {
  let kept: readonly Kept[] = [];

  async function say({ to, signal }: Kept) {
    const reply = await signalling.request('signal:send', {
      to: to.memberId,
      toIncarnation: to.incarnation,
      signal,
    });
    // Nothing is repeated here: recovery notices that the path does not come up and starts another attempt.
    if (!reply.ok) log('info', 'a signal was not delivered', { code: reply.fault.code });
  }

  return {
    send: (to, signal) => {
      if (isJoined()) void say({ to, signal });
      else kept = withSignal(kept, { to, signal });
    },
    onReceived: (listener) =>
      signalling.on('signal:received', ({ from, fromIncarnation, signal }) =>
        listener({ memberId: from, incarnation: fromIncarnation }, signal),
      ),
    flush: () => {
      const all = kept;
      kept = [];
      for (const one of all) void say(one);
    },
  };
}

function withSignal(kept: readonly Kept[], added: Kept): readonly Kept[] {
  const isSamePerson = ({ to }: Kept) => to.memberId === added.to.memberId;
  const useful = kept.filter((one) => !isSamePerson(one) || one.signal.link >= added.signal.link);
  return useful.filter(isSamePerson).length >= KEPT_MAX ? useful : [...useful, added];
}
