import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freshPeer,
  RECOVERY_MS,
  startRecovery,
  stepRecovery,
  type Recovery,
  type RecoveryAction,
  type RecoveryEvent,
} from './recovery.ts';

/** Plays events `[atMs, event]` and returns every action with its time. */
function play(events: readonly (readonly [number, RecoveryEvent])[], start = startRecovery(0)) {
  let recovery: Recovery = start;
  const actions: [number, RecoveryAction][] = [];
  for (const [atMs, event] of events) {
    const step = stepRecovery(recovery, event, atMs);
    recovery = step.next;
    if (step.action !== 'none') actions.push([atMs, step.action]);
  }
  return { recovery, actions };
}

function isDueInTime({ stage, dueMs, sinceMs }: Recovery): boolean {
  if (stage === 'connected') return dueMs === undefined;
  const waitMs = (dueMs ?? Number.NaN) - sinceMs;
  return waitMs >= RECOVERY_MS.firstPause && waitMs <= RECOVERY_MS.longestPause;
}

describe('recovery of a media path', () => {
  it('leaves a short disconnection alone', () => {
    const { actions, recovery } = play([
      [0, 'connected'],
      [1_000, 'disconnected'],
      [2_900, 'tick'],
      [2_950, 'connected'],
    ]);
    expect(actions).toEqual([]);
    expect(recovery.dueMs).toBeUndefined();
  });

  it('restarts ICE after 2 s and takes a fresh peer 6 s later', () => {
    const { actions } = play([
      [0, 'connected'],
      [1_000, 'disconnected'],
      [3_000, 'tick'],
      [8_999, 'tick'],
      [9_000, 'tick'],
    ]);
    expect(actions).toEqual([
      [3_000, 'restart'],
      [9_000, 'replace'],
    ]);
  });

  it('restarts a failed path at once', () => {
    const { actions } = play([
      [0, 'connected'],
      [5_000, 'failed'],
    ]);
    expect(actions).toEqual([[5_000, 'restart']]);
  });

  it('replaces a peer that never connects, again and again', () => {
    const { actions } = play([
      [8_000, 'tick'],
      [16_000, 'tick'],
      [24_000, 'tick'],
    ]);
    expect(actions.map(([, action]) => action)).toEqual(['replace', 'replace', 'replace']);
  });

  it('waits longer after each peer that breaks at once, and never longer than the cap', () => {
    let recovery = startRecovery(0);
    let nowMs = 0;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      recovery = stepRecovery(recovery, 'closed', nowMs).next;
      pauses.push((recovery.dueMs ?? 0) - nowMs);
      nowMs = recovery.dueMs ?? 0;
      const step = stepRecovery(recovery, 'tick', nowMs);
      expect(step.action).toBe('replace');
      recovery = freshPeer(step.next, nowMs);
    }
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
  });

  it('does not wait when the network or the service comes back', () => {
    expect(
      play([
        [0, 'closed'],
        [10, 'hint'],
      ]).actions,
    ).toEqual([[10, 'replace']]);
    expect(
      play([
        [0, 'connected'],
        [100, 'disconnected'],
        [200, 'hint'],
      ]).actions,
    ).toEqual([[200, 'restart']]);
  });

  it('does not throw away an attempt that is only just running', () => {
    expect(play([[500, 'hint']]).actions).toEqual([]);
    expect(play([[1_500, 'hint']]).actions).toEqual([[1_500, 'replace']]);
  });

  it('never gives up and never hurries: while not connected there is always a due time within the cap', () => {
    const event = fc.constantFrom<RecoveryEvent>(
      'connected',
      'disconnected',
      'failed',
      'closed',
      'hint',
      'tick',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20_000), event)), (history) => {
        let nowMs = 0;
        let recovery = startRecovery(0);
        for (const [gapMs, event] of history) {
          nowMs += gapMs;
          recovery = stepRecovery(recovery, event, nowMs).next;
          expect(isDueInTime(recovery)).toBe(true);
        }
      }),
    );
  });
});
