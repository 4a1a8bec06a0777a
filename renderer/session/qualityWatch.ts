import { fault } from '../../domain/fault.ts';
import type { MemberId } from '../../domain/ids.ts';
import {
  sendingSamples,
  toldFigures,
  type ToldFigures,
} from '../../domain/quality/measuring/farReport.ts';
import {
  stepLooks,
  type ConnectionSpan,
  type LastLooks,
} from '../../domain/quality/measuring/looks.ts';
import {
  stepReceiving,
  type Receiving,
  type Sender,
} from '../../domain/quality/measuring/receiving.ts';
import type { MediaKind, QualitySample, QualityTick } from '../../domain/quality/sample.ts';
import {
  deadMicrophone,
  encodingFigures,
  sendingTo,
  type SendingView,
} from '../../domain/quality/measuring/sending.ts';
import { sideTick, startSide, type SideState } from '../../domain/quality/side/whoseSide.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Conference } from '../rtc/conference.ts';
import type { DeviceProbe } from '../rtc/stats/deviceProbe.ts';
import { startSampler, type SamplerDeps } from '../rtc/stats/sampler.ts';
import type { CallJudge } from './callJudge.ts';
import { listenToFarEnds, type FarReports, type NewReport } from './farReports.ts';
import { farReportWriter } from './farReportText.ts';
import { undoOn } from './listeners.ts';
import type { AskedOf } from './pictureAsks.ts';
import type { PictureSending } from './pictureSending.ts';
import type { Notices } from './notices.ts';
import type { MediaState } from './state.ts';
import type { Stores } from './stores.ts';

/** The store keeps what the panel plots; the archive has the rest. */
const KEPT_MS = 300_000;

/** What watching needs. */
export interface QualityWatchDeps {
  readonly stores: Pick<Stores, 'people' | 'media' | 'quality'>;
  readonly conference: Pick<Conference, 'connections' | 'tell' | 'on'>;
  readonly probe: DeviceProbe;
  /** What the others are asked for of their pictures. */
  readonly askedOf: AskedOf;
  readonly pictures: PictureSending;
  readonly judge: CallJudge;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Measures and judges the meeting once a second into the quality store, and tells every far end what arrives of it,
 * until the signal aborts.
 */
export function watchQuality(deps: QualityWatchDeps): void {
  const { conference, clock, signal, probe, pictures } = deps;
  undoOn(signal, probe.close);
  const farEnds = listenToFarEnds({ ...deps, onAsked: pictures.asked });
  const onRound = createRounds(deps, farEnds);
  startSampler({ connections: conference.connections.bind(conference), clock, onRound, signal });
}

/** Takes in the rounds of the sampler, one after the other. */
function createRounds(deps: QualityWatchDeps, farEnds: FarReports): SamplerDeps['onRound'] {
  const { stores, clock, probe, judge, notices, pictures } = deps;
  let toldOf: string | undefined;
  let lasts: LastLooks = new Map();
  let receiving: Receiving = new Map();
  let views: ReadonlyMap<MemberId, SendingView> = new Map();
  let side = startSide();
  const keep = createKeeper();

  return (looks) => {
    const nowMs = clock.monotonic();
    const step = stepLooks(lasts, looks, nowMs);
    lasts = step.lasts;
    const { spans } = step;
    const senders = sendersOf(deps, farEnds);
    const memberIds = senders.map(({ memberId }) => memberId);
    farEnds.keepOnly(memberIds);
    views = viewsOf(memberIds, spans, { before: views, media: stores.media.getState() });
    const wallOffsetMs = clock.now() - nowMs;
    const received = stepReceiving(receiving, { spans, senders, nowMs, wallOffsetMs });
    receiving = received.receiving;
    const dead = deadMicrophone(spans);
    if (dead !== undefined && dead !== toldOf) {
      notices.add({ kind: 'device', fault: fault('microphone-silent') });
    }
    toldOf = dead ?? toldOf;
    const device = { ...encodingFigures(spans), ...probe.read() };
    // Alone there is nothing to measure.
    if (memberIds.length === 0) return;
    const sent = pictures.took(views, device);
    const tick: QualityTick = {
      atMs: clock.now(),
      samples: [...received.samples, ...samplesOf(farEnds.take(), sent)],
      device,
      farEnds: factsOf(memberIds, farEnds),
    };
    const judgement = judge.take(tick);
    if (judgement) side = sideTick(side, tick, judgement);
    const { ticks } = stores.quality.getState();
    stores.quality.setState({ ticks: keep(ticks, tick), judgement, side: side.finding });
    tellAll(deps, { tick, senders, views: sent, standings: side.standings });
  };
}

/**
 * Gives the ticks to keep, with the new one. Going through all of them each second is slow, because they are no longer in
 * the processor's cache; only after a clock was set back can any but the oldest be too old.
 */
function createKeeper(): (ticks: readonly QualityTick[], tick: QualityTick) => QualityTick[] {
  let isInOrder = true;
  return (ticks, tick) => {
    const isRecent = ({ atMs }: QualityTick) => tick.atMs - atMs <= KEPT_MS;
    isInOrder &&= (ticks.at(-1)?.atMs ?? tick.atMs) <= tick.atMs;
    const first = isInOrder ? ticks.findIndex(isRecent) : -1;
    const kept = first < 0 ? ticks.filter(isRecent) : ticks.slice(first);
    kept.push(tick);
    return kept;
  };
}

/** Everybody else in the room, by signalling and by their own word. */
function sendersOf({ stores, askedOf }: QualityWatchDeps, farEnds: FarReports): Sender[] {
  const { members, links } = stores.people.getState();
  return members.map(({ memberId, incarnation, media }) => ({
    memberId,
    incarnation,
    link: links[memberId] ?? 'connecting',
    isOn: { audio: media.microphone === 'on', video: media.camera === 'on' },
    sends: farEnds.latest(memberId)?.sending,
    asked: askedOf(memberId),
  }));
}

interface ViewNeeds {
  /** What a connection that did not answer this time said last. */
  readonly before: ReadonlyMap<MemberId, SendingView>;
  readonly media: MediaState;
}

function viewsOf(
  memberIds: readonly MemberId[],
  spans: readonly ConnectionSpan[],
  { before, media }: ViewNeeds,
): ReadonlyMap<MemberId, SendingView> {
  const isLive = liveMedia(media);
  return new Map(
    memberIds.map((memberId) => {
      const isAnswered = spans.some(({ people }) => people.includes(memberId));
      const known = isAnswered ? undefined : before.get(memberId);
      return [memberId, known ?? sendingTo(memberId, spans, isLive)];
    }),
  );
}

function liveMedia({ microphone, camera }: MediaState): Record<MediaKind, boolean> {
  return { audio: microphone.status === 'live', video: camera.status === 'live' };
}

function samplesOf(
  reports: readonly NewReport[],
  views: ReadonlyMap<MemberId, SendingView>,
): QualitySample[] {
  return reports.flatMap(({ memberId, report, clockOffsetMs }) => {
    const sending = views.get(memberId);
    return sending ? sendingSamples(report, { memberId, clockOffsetMs, sending }) : [];
  });
}

function factsOf(memberIds: readonly MemberId[], farEnds: FarReports): QualityTick['farEnds'] {
  return memberIds.flatMap((memberId) => {
    const report = farEnds.latest(memberId);
    return report ? [{ memberId, device: report.device, otherLinks: report.otherLinks }] : [];
  });
}

interface Told {
  readonly tick: QualityTick;
  readonly senders: readonly Sender[];
  readonly views: ReadonlyMap<MemberId, SendingView>;
  readonly standings: SideState['standings'];
}

/** Tells every person what arrives of them and what is sent to them, and how this end gets on otherwise. */
function tellAll({ conference }: QualityWatchDeps, told: Told) {
  const { tick, senders, views, standings } = told;
  const write = farReportWriter({ atMs: tick.atMs, device: tick.device, links: standings });
  const received = receivedOf(tick);
  for (const { memberId, link, asked } of senders) {
    const sending = views.get(memberId)?.media;
    if (link !== 'connected' || !sending) continue;
    conference.tell(
      memberId,
      write(memberId, { receiving: received.get(memberId) ?? [], sending, asks: asked }),
    );
  }
}

function receivedOf({ samples }: QualityTick): ReadonlyMap<MemberId, readonly ToldFigures[]> {
  const received = new Map<MemberId, ToldFigures[]>();
  for (const sample of samples) {
    if (sample.direction !== 'receiving') continue;
    const told = toldFigures(sample);
    const others = received.get(sample.memberId);
    if (others) others.push(told);
    else received.set(sample.memberId, [told]);
  }
  return received;
}
