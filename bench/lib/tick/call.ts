import type { MemberId } from '../../../domain/ids.ts';
import type { Clock } from '../../../renderer/platform/clock.ts';
import type { StatsReport } from '../../../renderer/rtc/stats/report.ts';
import { createCallJudge } from '../../../renderer/session/callJudge.ts';
import { sendPictures } from '../../../renderer/session/pictureSending.ts';
import { watchQuality } from '../../../renderer/session/qualityWatch.ts';
import { createStores } from '../../../renderer/session/stores.ts';
import { farReportText } from '../../../test/fakes/farReports.ts';
import { FakeConference, someMember } from '../../../test/fakes/wires.ts';

const START_MS = 1_800_000_000_000;

/** A connection that brings everybody's tracks. */
export interface Subscriber {
  readonly people: readonly MemberId[];
  /** Of them, those who have their camera off. */
  readonly unseen: readonly MemberId[];
  readonly personOf: (trackId: string | undefined) => MemberId | undefined;
  readonly getStats: () => Promise<RTCStatsReport>;
}

/** The whole watch of a meeting over one connection; its seconds pass when they are told to. */
export function createCall({ people, unseen, personOf, getStats }: Subscriber, pictures: Pictures) {
  let nowMs = 0;
  let answeredMs = 0;
  const ticking: (() => void)[] = [];
  const clock: Clock = {
    now: () => START_MS + nowMs,
    monotonic: () => nowMs,
    after: () => () => {},
    every: (_periodMs, run) => {
      ticking.push(run);
      return () => {};
    },
  };
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  stores.people.setState({
    members: people.map((memberId) => {
      const camera = unseen.includes(memberId) ? 'off' : 'on';
      return someMember(memberId, { memberId, media: { microphone: 'on', camera } });
    }),
    links: Object.fromEntries(people.map((memberId) => [memberId, 'connected' as const])),
  });
  const conference = new FakeConference({
    selfId: 'me' as MemberId,
    signals: { send: () => {}, onReceived: () => () => {} },
    iceServers: () => [],
    onHint: () => () => {},
  });
  conference.statsOf = [
    {
      connectionId: 'subscriber',
      people,
      personOf: ({ trackId }) => personOf(trackId),
      getStats: async () => {
        const report = await getStats();
        answeredMs = performance.now();
        return paced(report, nowMs, pictures);
      },
    },
  ];
  const { signal } = new AbortController();
  watchQuality({
    stores,
    conference,
    clock,
    judge: createCallJudge({ earlier: undefined, clock, signal }),
    probe: { read: () => ({ pressure: undefined, timerLateMs: 1 }), close: () => {} },
    askedOf: () => undefined,
    pictures: sendPictures({ stores, conference, signal }),
    notices: { add: () => {}, dismiss: () => {} },
    log: () => {},
    signal,
  });

  return {
    stores,
    tells: conference.tells,
    /** What each far end says arrives, as it does from the network; answers the milliseconds of reading it. */
    hear(): number {
      const tick = stores.quality.getState().ticks.at(-1);
      if (!tick) return 0;
      const texts = people.map((memberId) => [memberId, farText(tick, memberId, clock)] as const);
      const startedMs = performance.now();
      for (const [memberId, text] of texts) conference.told(memberId, text);
      return performance.now() - startedMs;
    },
    /** Lets a second pass; answers the milliseconds from the answer of `getStats()` to all that is done with it. */
    async second(): Promise<number> {
      nowMs += 1_000;
      conference.tells.length = 0;
      const done = new Promise<void>((resolve) => {
        const undo = stores.quality.subscribe(() => {
          undo();
          // Telling the far ends comes after the store, in the same turn.
          queueMicrotask(resolve);
        });
      });
      for (const run of ticking) run();
      await done;
      return performance.now() - answeredMs;
    },
  };
}

/** What the pictures of a call are like: `hd` as they should be, `poor` as the small and slow ones of the bench are. */
export type Pictures = 'hd' | 'poor';

/**
 * The report at the pace of the call's clock, which passes a second while the browser's passes less: else every span
 * would be of the same second, which no call has. Costs the tick some writes more.
 */
function paced(report: RTCStatsReport, nowMs: number, pictures: Pictures): StatsReport {
  function* values(): Iterable<unknown> {
    for (const entry of report.values() as Iterable<Entry>) {
      entry.timestamp = nowMs;
      if (pictures === 'hd' && entry.frameHeight !== undefined) {
        // Two cores cannot decode a dozen HD pictures; counting them costs the same as counting small ones.
        [entry.frameWidth, entry.frameHeight] = [1_280, 720];
        entry.framesDecoded = (nowMs * FRAMES_PER_SECOND) / 1_000;
        entry.totalFreezesDuration = 0;
      }
      yield entry;
    }
  }
  return { values };
}

const FRAMES_PER_SECOND = 30;

interface Entry {
  timestamp: number;
  frameWidth?: number;
  frameHeight?: number;
  framesDecoded?: number;
  totalFreezesDuration?: number;
}

type Tick = ReturnType<ReturnType<typeof createStores>['quality']['getState']>['ticks'][number];

/** The far end receives what I receive of it. */
function farText(tick: Tick, memberId: MemberId, clock: Clock): string {
  const receiving = tick.samples
    .filter((sample) => sample.memberId === memberId && sample.direction === 'receiving')
    .map((sample) => ({ ...sample, atMs: clock.now() }));
  const sends = {
    isLive: true,
    sourceWidth: 1_280,
    sourceHeight: 720,
    limitation: 'none',
    encodedFramesPerSecond: 30,
  } as const;
  const link = { state: 'fine', isRelayed: false, isNear: false } as const;
  return farReportText({
    atMs: clock.now(),
    receiving,
    sending: { audio: sends, video: sends },
    device: tick.device,
    otherLinks: Array.from({ length: 11 }, () => link),
    asks: 720,
  });
}
