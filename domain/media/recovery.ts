import type { MonotonicMs } from '../time.ts';

/*
 * How the media path to one person is kept up. The rules, in order:
 *
 *  1. A path that stays `disconnected` for 2 s has its ICE restarted; one that `failed` at once.
 *  2. A restart that has not helped within 6 s is followed by a fresh peer.
 *  3. A fresh peer that is not up within 8 s is replaced by another one.
 *  4. A peer that breaks at once is replaced after a pause that doubles from 0.25 s up to 8 s, for ever.
 *  5. When the network or the service comes back, nobody waits: a pause ends, a quiet attempt is renewed.
 *  6. Being connected forgives everything that was before.
 */

/** All waiting times of the recovery, milliseconds. */
export const RECOVERY_MS = {
  /** `disconnected` heals by itself within about this time when only some packets were lost. */
  patience: 2_000,
  restart: 6_000,
  freshPeer: 8_000,
  firstPause: 250,
  longestPause: 8_000,
  /** An attempt younger than this is not renewed by a hint: it has just used the new network. */
  young: 1_000,
} as const;

/** What a peer connection did, or what the outside says. `hint`: network or service came back. */
export type RecoveryEvent = 'connected' | 'disconnected' | 'failed' | 'closed' | 'hint' | 'tick';

/** What is to be done now. `replace` starts a fresh peer. */
export type RecoveryAction = 'none' | 'restart' | 'replace';

type Stage = 'connecting' | 'connected' | 'disconnected' | 'restarting' | 'pausing';

/** Where the recovery of one path stands. */
export interface Recovery {
  readonly stage: Stage;
  /** When this stage began. */
  readonly sinceMs: MonotonicMs;
  /** Peers in a row that broke without ever connecting. */
  readonly failures: number;
  /** When to send `tick`; `undefined` when only events matter. */
  readonly dueMs: MonotonicMs | undefined;
}

/** A recovery and what it asks for. */
export interface RecoveryStep {
  readonly next: Recovery;
  readonly action: RecoveryAction;
}

/** The state of a path whose first peer has just been made. */
export function startRecovery(nowMs: MonotonicMs): Recovery {
  return enter('connecting', nowMs, 0);
}

/**
 * The state of a path whose peer has just been replaced, by whomever. The far side may have made the
 * fresh peer, so failures are kept: only a connection ends the back-off.
 */
export function freshPeer(recovery: Recovery, nowMs: MonotonicMs): Recovery {
  return enter('connecting', nowMs, recovery.failures);
}

/** The next state and what to do, for one event. `tick` before its time changes nothing. */
export function stepRecovery(
  recovery: Recovery,
  event: RecoveryEvent,
  nowMs: MonotonicMs,
): RecoveryStep {
  switch (event) {
    case 'connected':
      return stay(enter('connected', nowMs, 0));
    case 'disconnected':
      return recovery.stage === 'connected'
        ? stay(enter('disconnected', nowMs, recovery.failures))
        : stay(recovery);
    case 'failed':
      return afterFailure(recovery, nowMs);
    case 'closed':
      return recovery.stage === 'pausing' ? stay(recovery) : pause(recovery, nowMs);
    case 'hint':
      return afterHint(recovery, nowMs);
    case 'tick':
      return recovery.dueMs === undefined || nowMs < recovery.dueMs
        ? stay(recovery)
        : afterWait(recovery, nowMs);
  }
}

function afterFailure(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  if (recovery.stage === 'connected' || recovery.stage === 'disconnected') {
    return restart(recovery, nowMs);
  }
  return recovery.stage === 'pausing' ? stay(recovery) : pause(recovery, nowMs);
}

function afterHint(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  if (recovery.stage === 'connected') return stay(recovery);
  if (recovery.stage === 'disconnected') return restart(recovery, nowMs);
  if (recovery.stage === 'pausing') return replace(recovery, nowMs);
  return nowMs - recovery.sinceMs < RECOVERY_MS.young ? stay(recovery) : replace(recovery, nowMs);
}

function afterWait(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  if (recovery.stage === 'disconnected') return restart(recovery, nowMs);
  return replace(recovery, nowMs);
}

function restart(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  return { next: enter('restarting', nowMs, recovery.failures), action: 'restart' };
}

function replace(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  return { next: enter('connecting', nowMs, recovery.failures), action: 'replace' };
}

function pause(recovery: Recovery, nowMs: MonotonicMs): RecoveryStep {
  return stay(enter('pausing', nowMs, recovery.failures + 1));
}

function stay(recovery: Recovery): RecoveryStep {
  return { next: recovery, action: 'none' };
}

function enter(stage: Stage, nowMs: MonotonicMs, failures: number): Recovery {
  const wait = waitOf(stage, failures);
  return {
    stage,
    sinceMs: nowMs,
    failures,
    dueMs: wait === undefined ? undefined : nowMs + wait,
  };
}

function waitOf(stage: Stage, failures: number): number | undefined {
  switch (stage) {
    case 'connected':
      return undefined;
    case 'disconnected':
      return RECOVERY_MS.patience;
    case 'restarting':
      return RECOVERY_MS.restart;
    case 'connecting':
      return RECOVERY_MS.freshPeer;
    case 'pausing':
      // 2 ** 5 is past the cap already; a larger exponent would only overflow after weeks.
      return Math.min(
        RECOVERY_MS.longestPause,
        RECOVERY_MS.firstPause * 2 ** Math.min(failures - 1, 5),
      );
  }
}
