import { fail, type Reply } from '../../domain/reply.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Joined, JoinRequest } from '../../service/protocol/index.ts';
import { pause, type Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Signalling } from '../signalling/signalling.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** What a membership needs and whom it tells. */
export interface MembershipDeps {
  readonly signalling: Signalling;
  /** The request as it is right now: media and name as they are, `resume` from the last answer. */
  readonly request: (resume: string | undefined) => JoinRequest;
  /** Proof of a membership that a reload interrupted. */
  readonly resume: string | undefined;
  /** The service has us wait in the lobby until a host decides. */
  readonly onWaiting: () => void;
  /** The service took us back after the connection had been lost. */
  readonly onRejoined: (joined: Joined) => void;
  /** The connection is lost; the membership will be taken up again by itself. */
  readonly onInterrupted: () => void;
  /** The service will not take us back. */
  readonly onRefused: (fault: Fault) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** The meeting's life. */
  readonly signal: AbortSignal;
}

/** My seat in a room, kept through every loss of the connection. */
export interface Membership {
  /** Enters the room. Asked once; what comes after is told by the deps. */
  join(): Promise<Reply<Joined>>;
  /** Whether the service counts us in now. */
  isJoined(): boolean;
}

export function createMembership(deps: MembershipDeps): Membership {
  const { signalling, signal, log } = deps;
  let resume = deps.resume;
  let joined = false;

  async function ask(): Promise<Reply<Joined>> {
    const reply = await askUntilDecided(deps, () => deps.request(resume));
    if (signal.aborted) return fail('not-in-room', 'left meanwhile');
    if (reply.ok) {
      resume = reply.value.resume;
      // The connection may have been lost with the answer already on its way to us.
      joined = signalling.isConnected();
    }
    return reply;
  }

  async function rejoin() {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      const reply = await ask();
      if (signal.aborted) return;
      // Without a connection the next one starts this again.
      if (!signalling.isConnected()) return;
      if (reply.ok) return deps.onRejoined(reply.value);
      log('warn', 'not taken back yet', { code: reply.fault.code });
      if (isFinal(reply.fault)) return deps.onRefused(reply.fault);
      await pause(deps.clock, pauseMs, signal);
      if (signal.aborted || !signalling.isConnected()) return;
    }
  }

  function watch() {
    let running = false;
    const again = async () => {
      if (running) return;
      running = true;
      await rejoin();
      running = false;
      // Lost and found while the last answer was awaited.
      if (!joined && signalling.isConnected() && !signal.aborted) void again();
    };
    const undos = [
      signalling.onConnect(() => void again()),
      signalling.onDisconnect(() => {
        joined = false;
        deps.onInterrupted();
      }),
    ];
    signal.addEventListener('abort', () => undos.forEach((undo) => undo()), { once: true });
  }

  return {
    isJoined: () => joined,
    join: async () => {
      const reply = await ask();
      if (reply.ok && !signal.aborted) {
        watch();
        if (!joined) deps.onInterrupted();
      }
      return reply;
    },
  };
}

/** Asks to join, and once more whenever that may have another answer: admitted, or connected anew. */
async function askUntilDecided(
  { signalling, signal, onWaiting }: MembershipDeps,
  request: () => JoinRequest,
): Promise<Reply<Joined>> {
  const lobby = listenToLobby(signalling, signal);
  try {
    for (;;) {
      const reply = await signalling.request('room:join', request());
      if (signal.aborted || reply.ok || reply.fault.code !== 'in-lobby') return reply;
      onWaiting();
      if ((await lobby.decision()) === 'refused') return fail('lobby-refused');
      if (signal.aborted) return reply;
    }
  } finally {
    lobby.close();
  }
}

type Decision = 'admitted' | 'refused' | 'unknown';

/** Hears from before the first question on what a host decides; a new connection has to ask once more. */
function listenToLobby(signalling: Signalling, signal: AbortSignal) {
  let decided: Decision | undefined;
  let tell: ((decision: Decision) => void) | undefined;
  const decide = (decision: Decision) => {
    decided = decision;
    tell?.(decision);
  };
  const isOver = () => decide('unknown');
  const undos = [
    signalling.on('lobby:decided', ({ isAdmitted }) => decide(isAdmitted ? 'admitted' : 'refused')),
    signalling.onConnect(isOver),
  ];
  signal.addEventListener('abort', isOver, { once: true });
  return {
    decision: async (): Promise<Decision> => {
      const decision = decided ?? (await new Promise<Decision>((resolve) => (tell = resolve)));
      decided = undefined;
      return decision;
    },
    close: () => {
      undos.forEach((undo) => undo());
      signal.removeEventListener('abort', isOver);
    },
  };
}

/** Whether asking to join again is pointless. A room that filled up meanwhile has given our seat away. */
export function isFinal(fault: Fault): boolean {
  return fault.retry === 'never' || fault.code === 'room-full';
}
