import type { FaultCode } from '../../../../domain/fault.ts';
import type { FaultFacts } from '../../../../domain/faults/proposal.ts';
import type { MediaKind } from '../../../../domain/quality/sample.ts';
import type { Figures, QualityJudgement } from '../../../../domain/quality/verdict.ts';
import type { Stores } from '../../stores.ts';

/** What of the world besides the meeting plays a part. */
export type FactsAround = Pick<FaultFacts, 'isServiceReachable' | 'hasNetwork'> & {
  readonly failedJoin: FaultCode | undefined;
};

/** What a level is proposed from: verdicts of the last two minutes, and connections that are not there. */
export function faultFacts(
  { meeting, people, quality }: Pick<Stores, 'meeting' | 'people' | 'quality'>,
  around: FactsAround,
): FaultFacts {
  const { members, links } = people.getState();
  const { judgement } = quality.getState();
  const impaired = members.map(({ memberId }) => {
    const link = links[memberId];
    const isCut = link !== undefined && link !== 'connected';
    return isCut ? (['audio', 'video'] as const) : breachedKinds(judgement, memberId);
  });
  return {
    ...around,
    isInMeeting: meeting.getState().phase.at === 'in',
    others: members.length,
    impairedOthers: impaired.filter((kinds) => kinds.length > 0).length,
    impairedKinds: [...new Set(impaired.flat())],
  };
}

/** HD is of the picture alone; loss, jitter and delay are of the way that both take, and heard first. */
function breachedKinds(
  judgement: QualityJudgement | undefined,
  memberId: keyof QualityJudgement['people'],
): readonly MediaKind[] {
  const both = Object.values(judgement?.people[memberId] ?? {});
  const isBreached = (promises: readonly (keyof Figures)[]) =>
    both.some(({ now }) => promises.some((promise) => now[promise].verdict === 'breached'));
  return [
    ...(isBreached(['loss', 'jitter', 'delay']) ? (['audio'] as const) : []),
    ...(isBreached(['hd']) ? (['video'] as const) : []),
  ];
}
