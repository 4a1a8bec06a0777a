import type { Incarnation, MemberId } from '../../ids.ts';
import type { MonotonicMs } from '../../time.ts';
import { NOTHING_ARRIVED, stepArrivals, type Arrivals } from './arrivals.ts';
import type { Asked } from '../../media/sendLadder.ts';
import { HD_SHORT_SIDE } from '../promises.ts';
import { LONGEST_SPAN_MS, type InboundDelta } from './deltas.ts';
import type { ConnectionSpan } from './looks.ts';
import { mediaFigures, type MediaFigures } from './mediaFigures.ts';
import type { MediaKind, MediaPath, QualitySample } from '../sample.ts';
import type { SendingFacts } from './sending.ts';

/** Pauses, freezes and made-up sound of the time when it was off enter the browser's totals at its return. */
const SETTLE_MS = 2_000;

/** A remote person, as far as receiving goes. */
export interface Sender {
  readonly memberId: MemberId;
  /** A new life begins with nothing known. */
  readonly incarnation: Incarnation;
  /** `connecting` has never been up. */
  readonly link: 'connecting' | 'connected' | 'recovering';
  /** What the person means to send, by signalling. */
  readonly isOn: Readonly<Record<MediaKind, boolean>>;
  /** What they say of it themselves; `undefined` without their word. */
  readonly sends: Readonly<Record<MediaKind, SendingFacts>> | undefined;
  /** What they were asked for of their picture; `undefined`: all they have. */
  readonly asked: Asked | undefined;
}

/** What came of one kind of media of one life of a person. */
interface Stream {
  readonly arrivals: Arrivals;
  readonly coveredUntilMs: MonotonicMs | undefined;
}

/** What came of one life of a person. */
interface PersonStreams extends Readonly<Record<MediaKind, Stream>> {
  readonly incarnation: Incarnation;
}

/** What is known of all that comes. */
export type Receiving = ReadonlyMap<MemberId, PersonStreams>;

/** One round of looks. */
export interface ReceivingRound {
  readonly spans: readonly ConnectionSpan[];
  readonly senders: readonly Sender[];
  readonly nowMs: MonotonicMs;
  /** Add it to a monotonic time to have it on the wall clock. */
  readonly wallOffsetMs: number;
}

/**
 * The samples of what this client receives, one for each person and kind.
 *
 *  1. A person who has never been connected has none.
 *  2. Figures come from the span of the connection that carries the person.
 *  3. While a path is being brought back there may be no connection to look at: then the time since the last sample
 *     is the span, and nothing came in it.
 *  4. A connection that has not answered in time has no sample this time; the next span is the longer for it.
 */
export function stepReceiving(
  before: Receiving,
  round: ReceivingRound,
): { readonly receiving: Receiving; readonly samples: readonly QualitySample[] } {
  const receiving = new Map<MemberId, PersonStreams>();
  const samples: QualitySample[] = [];
  const found = findSpans(round.spans);
  for (const sender of round.senders) {
    if (sender.link === 'connecting') continue;
    const { memberId, incarnation } = sender;
    const media = found.get(memberId);
    const known = before.get(memberId);
    const streams = known?.incarnation === incarnation ? known : undefined;
    const step = (kind: MediaKind): Stream => {
      const needs = { sender, kind, stream: streams?.[kind] ?? NOTHING_CAME, round };
      const { stream, sample } = media ? measured(needs, media) : unanswered(needs);
      if (sample) samples.push(sample);
      return stream;
    };
    receiving.set(memberId, { incarnation, audio: step('audio'), video: step('video') });
  }
  return { receiving, samples };
}

const NOTHING_CAME: Stream = { arrivals: NOTHING_ARRIVED, coveredUntilMs: undefined };

/** What a round holds of one person. */
interface PersonMedia {
  readonly span: ConnectionSpan;
  readonly audio: InboundDelta[];
  readonly video: InboundDelta[];
}

/** For each person the connection that brings something of them, else one that they are on. */
function findSpans(spans: readonly ConnectionSpan[]): ReadonlyMap<MemberId, PersonMedia> {
  const found = new Map<MemberId, PersonMedia>();
  for (const span of spans) {
    for (const delta of span.inbound) {
      const memberId = span.personOf(delta.now);
      if (memberId === undefined) continue;
      let media = found.get(memberId);
      if (media?.span !== span) found.set(memberId, (media = { span, audio: [], video: [] }));
      media[delta.now.kind].push(delta);
    }
  }
  for (const span of spans) {
    for (const memberId of span.people) {
      if (!found.has(memberId)) found.set(memberId, { span, audio: [], video: [] });
    }
  }
  return found;
}

interface StreamNeeds {
  readonly sender: Sender;
  readonly kind: MediaKind;
  readonly stream: Stream;
  readonly round: ReceivingRound;
}

interface StreamStep {
  readonly stream: Stream;
  readonly sample: QualitySample | undefined;
}

function measured(needs: StreamNeeds, media: PersonMedia): StreamStep {
  const { sender, kind, stream } = needs;
  const { span } = media;
  const deltas = media[kind];
  const isOn = isExpected(sender, kind);
  const { arrivals, outageMs } = stepArrivals(stream.arrivals, {
    startMs: span.endMs - span.spanMs,
    endMs: span.endMs,
    isOn,
    ...arrived(span, deltas, sender.memberId, kind),
  });
  const { onSinceMs } = arrivals;
  const isSettled = onSinceMs !== undefined && span.endMs - onSinceMs >= SETTLE_MS;
  const figures = mediaFigures(deltas, span.spanMs);
  return {
    stream: { arrivals, coveredUntilMs: span.endMs },
    sample: sampleOf(needs, {
      spanMs: span.spanMs,
      endMs: span.endMs,
      outageMs,
      roundTripMs: span.roundTripMs,
      path: span.path,
      figures: isSettled ? figures : { ...figures, ...UNSETTLED },
    }),
  };
}

const UNSETTLED = { freezes: undefined, frozenMs: undefined, concealedMs: undefined };

function arrived(
  span: ConnectionSpan,
  deltas: readonly InboundDelta[],
  memberId: MemberId,
  kind: MediaKind,
): { received: number; lastPacketMs: MonotonicMs | undefined } {
  let received = 0;
  let lastPacketMs: MonotonicMs | undefined;
  for (const delta of deltas) {
    received += delta.received;
    if (delta.received > 0) lastPacketMs = latest(lastPacketMs, delta.now.lastPacketAtMs);
  }
  for (const stream of span.begun) {
    if (stream.kind !== kind || span.personOf(stream) !== memberId) continue;
    received += stream.packetsReceived;
    lastPacketMs = latest(lastPacketMs, stream.lastPacketAtMs);
  }
  return {
    received,
    lastPacketMs: lastPacketMs === undefined ? undefined : lastPacketMs + span.clockOffsetMs,
  };
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function unanswered(needs: StreamNeeds): StreamStep {
  const { sender, kind, stream, round } = needs;
  const { coveredUntilMs } = stream;
  const { nowMs } = round;
  if (sender.link !== 'recovering' || coveredUntilMs === undefined || coveredUntilMs >= nowMs) {
    return { stream, sample: undefined };
  }
  const look = { startMs: coveredUntilMs, endMs: nowMs, received: 0, lastPacketMs: undefined };
  const isOn = isExpected(sender, kind);
  const { arrivals, outageMs } = stepArrivals(stream.arrivals, { ...look, isOn });
  const next = { arrivals, coveredUntilMs: nowMs };
  const spanMs = nowMs - coveredUntilMs;
  if (spanMs > LONGEST_SPAN_MS) return { stream: next, sample: undefined };
  const nothing = { roundTripMs: undefined, path: undefined, figures: mediaFigures([], spanMs) };
  return { stream: next, sample: sampleOf(needs, { spanMs, endMs: nowMs, outageMs, ...nothing }) };
}

/** A camera that is only just being opened counts as on by signalling; its owner says when nothing is sent yet. */
function isLive({ isOn, sends }: Sender, kind: MediaKind): boolean {
  return isOn[kind] && sends?.[kind].isLive !== false;
}

/** A picture that nobody looks at is not asked for, and must not come. */
function isExpected(sender: Sender, kind: MediaKind): boolean {
  return isLive(sender, kind) && !(kind === 'video' && sender.asked === 0);
}

function isAskedSmall(sender: Sender, kind: MediaKind): boolean {
  const isSmall = sender.asked !== undefined && sender.asked < HD_SHORT_SIDE;
  return kind === 'video' && isSmall && isLive(sender, kind);
}

/** What was measured in one span. */
interface Measured {
  readonly spanMs: number;
  readonly endMs: MonotonicMs;
  readonly outageMs: number;
  readonly roundTripMs: number | undefined;
  readonly path: MediaPath | undefined;
  readonly figures: MediaFigures;
}

function sampleOf({ sender, kind, round }: StreamNeeds, measured: Measured): QualitySample {
  const sends = sender.sends?.[kind];
  const { figures } = measured;
  return {
    memberId: sender.memberId,
    direction: 'receiving',
    kind,
    atMs: Math.round(measured.endMs + round.wallOffsetMs),
    spanMs: measured.spanMs,
    isOn: isExpected(sender, kind),
    isAskedSmall: isAskedSmall(sender, kind),
    packetsExpected: figures.packetsExpected,
    packetsLost: figures.packetsLost,
    outageMs: measured.outageMs,
    jitterMs: figures.jitterMs,
    roundTripMs: measured.roundTripMs,
    kilobitsPerSecond: figures.kilobitsPerSecond,
    width: figures.width,
    height: figures.height,
    frames: figures.frames,
    sourceWidth: sends?.sourceWidth,
    sourceHeight: sends?.sourceHeight,
    freezes: figures.freezes,
    frozenMs: figures.frozenMs,
    concealedMs: figures.concealedMs,
    bufferMs: figures.bufferMs,
    codec: figures.codec,
    path: measured.path,
    limitation: sends?.limitation,
  };
}
