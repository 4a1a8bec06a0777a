import type { Incarnation } from '../../../domain/ids.ts';
import { judgeTick, startJudging } from '../../../domain/quality/judging/judge.ts';
import { stepLooks, type LastLooks } from '../../../domain/quality/measuring/looks.ts';
import {
  stepReceiving,
  type Receiving,
  type Sender,
} from '../../../domain/quality/measuring/receiving.ts';
import type { QualityTick } from '../../../domain/quality/sample.ts';
import { sideTick, startSide } from '../../../domain/quality/side/whoseSide.ts';
import { toConnectionCounters } from '../../../renderer/rtc/stats/connectionCounters.ts';
import type { Subscriber } from './call.ts';

/** The parts of a tick, each run once more by itself on what the whole tick had; answers their milliseconds. */
export function createParts({ people, personOf }: Subscriber) {
  let lasts: LastLooks = new Map();
  let receiving: Receiving = new Map();
  let judge = startJudging();
  let side = startSide();
  const senders = people.map((memberId): Sender => ({
    memberId,
    incarnation: memberId as string as Incarnation,
    link: 'connected',
    isOn: { audio: true, video: true },
    sends: undefined,
    asked: undefined,
  }));

  function measuring(report: RTCStatsReport) {
    const counters = toConnectionCounters(report);
    if (!counters) throw new Error('the report tells nothing');
    const nowMs = counters.atMs;
    const whose = { personOf: ({ trackId }: { trackId: string | undefined }) => personOf(trackId) };
    const look = { connectionId: 'c', people, counters, takenAtMs: nowMs, ...whose };
    const step = stepLooks(lasts, [look], nowMs);
    lasts = step.lasts;
    const round = { spans: step.spans, senders, nowMs, wallOffsetMs: 0 };
    receiving = stepReceiving(receiving, round).receiving;
  }

  return (report: RTCStatsReport, tick: QualityTick) => ({
    reading: timed(() => [...report.values()].length),
    measuring: timed(() => measuring(report)),
    judging: timed(() => (judge = judgeTick(judge, tick))),
    side: timed(() => {
      if (judge.judgement) side = sideTick(side, tick, judge.judgement);
    }),
  });
}

function timed(run: () => unknown): number {
  const startedMs = performance.now();
  run();
  return performance.now() - startedMs;
}
