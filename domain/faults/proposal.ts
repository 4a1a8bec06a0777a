import type { FaultCode } from '../fault.ts';
import type { MediaKind } from '../quality/sample.ts';
import type { FaultLevel } from './level.ts';
import type { ReportCategory } from './report.ts';

/** What is known when somebody wants to report a fault. */
export interface FaultFacts {
  readonly isInMeeting: boolean;
  /** Why joining failed, when it did. */
  readonly failedJoin: FaultCode | undefined;
  /** The service answers this client. */
  readonly isServiceReachable: boolean;
  /** The system says that there is a network. */
  readonly hasNetwork: boolean;
  /** Others in the meeting, and with how many of them something is measured to be wrong, in either direction. */
  readonly others: number;
  readonly impairedOthers: number;
  /** Of what is wrong: sound, picture. */
  readonly impairedKinds: readonly MediaKind[];
}

/** Why a level is proposed. */
export type ProposalReason =
  | 'nobody-registers'
  | 'several-impaired'
  | 'one-terminal'
  | 'cannot-join'
  | 'nothing-measured-wrong';

/** What a report begins with; the person decides. */
export interface Proposal {
  readonly level: FaultLevel;
  readonly reason: ProposalReason;
  readonly category: ReportCategory;
}

/** Refusals by which the service does what it was asked to do: nothing is broken. */
const BY_DESIGN: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'room-not-found',
  'room-full',
  'room-locked',
  'passcode-needed',
  'passcode-wrong',
  'in-lobby',
  'lobby-refused',
  'removed',
  'meeting-ended',
  'name-invalid',
  'link-invalid',
  'replaced',
]);

/**
 * The level of §5.8 that what was measured speaks for: 1 when the service does not answer although there is a network (no
 * terminal can register), 2 when the meeting goes on and several are impaired, 3 when one is or cannot join, 4 when
 * nothing was found wrong. With one other person in the meeting nobody can tell a service from a terminal: that is 3.
 */
export function proposeLevel(facts: FaultFacts): Proposal {
  const { failedJoin, isServiceReachable, hasNetwork, impairedOthers } = facts;
  const category = categoryOf(facts);
  const isCut = !isServiceReachable && impairedOthers >= facts.others;
  if (isCut && hasNetwork && (facts.isInMeeting || failedJoin !== undefined)) {
    return { level: 1, reason: 'nobody-registers', category };
  }
  if (failedJoin !== undefined && !BY_DESIGN.has(failedJoin)) {
    return { level: 3, reason: 'cannot-join', category };
  }
  if (impairedOthers >= 2) return { level: 2, reason: 'several-impaired', category };
  if (impairedOthers === 1 || !hasNetwork) return { level: 3, reason: 'one-terminal', category };
  return { level: 4, reason: 'nothing-measured-wrong', category };
}

function categoryOf({ failedJoin, impairedKinds }: FaultFacts): ReportCategory {
  if (failedJoin !== undefined) return 'join';
  // A picture may suffer alone; sound that suffers is what people report.
  if (impairedKinds.includes('audio')) return 'audio';
  return impairedKinds.includes('video') ? 'video' : 'other';
}
