import type { MemberId } from '../../ids.ts';
import type { OutboundDelta } from './deltas.ts';
import type { ConnectionSpan } from './looks.ts';
import type { DeviceSample, Limitation, MediaKind, MediaPath } from '../sample.ts';

/** What one end sends of one kind to one person, as it knows itself. */
export interface SendingFacts {
  /** Switched on and running: `false` also while a camera is still being opened. */
  readonly isLive: boolean;
  readonly sourceWidth: number | undefined;
  readonly sourceHeight: number | undefined;
  readonly limitation: Limitation | undefined;
  readonly encodedFramesPerSecond: number | undefined;
}

/** What goes to one person, and the way it takes. */
export interface SendingView {
  readonly media: Readonly<Record<MediaKind, SendingFacts>>;
  readonly path: MediaPath | undefined;
}

/** What this client sends to one person, from the spans of a round. */
export function sendingTo(
  memberId: MemberId,
  spans: readonly ConnectionSpan[],
  isLive: Readonly<Record<MediaKind, boolean>>,
): SendingView {
  const mine = spans.filter(({ people }) => people.includes(memberId));
  const span = mine.find(({ outbound }) => outbound.length > 0) ?? mine[0];
  const layers = activeVideo(span);
  // Sizes of one picture are sent side by side; the largest is what the person can have.
  const [largest] = layers.toSorted((a, b) => (b.now.frameHeight ?? 0) - (a.now.frameHeight ?? 0));
  return {
    media: {
      audio: { ...NO_PICTURE, isLive: isLive.audio },
      video: {
        isLive: isLive.video,
        sourceWidth: largest?.now.source?.width,
        sourceHeight: largest?.now.source?.height,
        limitation: largest?.now.limitation,
        encodedFramesPerSecond: perSecond(largest?.framesEncoded, span),
      },
    },
    path: span?.path,
  };
}

const NO_PICTURE = {
  sourceWidth: undefined,
  sourceHeight: undefined,
  limitation: undefined,
  encodedFramesPerSecond: undefined,
};

/** The part of a {@link DeviceSample} that encoders, camera and microphone tell. */
export type EncodingFigures = Pick<
  DeviceSample,
  'encodeMsPerFrame' | 'capturedFramesPerSecond' | 'encodedFramesPerSecond' | 'capturedSoundShare'
>;

/**
 * How this device gets on with encoding, over all connections of a round.
 *
 *  1. Several sizes of one picture are encoded one after the other: their times add up to the time of the picture.
 *  2. Each connection has an encoder of its own. Where one keeps up the device does; another may be held back by
 *     its network. So the rate is that of the quickest, and the time the mean of all.
 *  3. So does each count the microphone's sound: all of it has come when it has come to one of them.
 */
export function encodingFigures(spans: readonly ConnectionSpan[]): EncodingFigures {
  let encodeMs = 0;
  let pictures = 0;
  let encoded: number | undefined;
  let captured: number | undefined;
  let sound: number | undefined;
  for (const span of spans) {
    const layers = activeVideo(span);
    const frames = Math.max(0, ...layers.map(({ framesEncoded }) => framesEncoded ?? 0));
    if (layers.some((layer) => layer.encodeMs !== undefined)) {
      encodeMs += layers.reduce((sum, layer) => sum + (layer.encodeMs ?? 0), 0);
      pictures += frames;
    }
    if (layers.some(({ framesEncoded }) => framesEncoded !== undefined)) {
      encoded = Math.max(encoded ?? 0, (frames * 1_000) / span.spanMs);
    }
    const source = layers.find(({ sourceFrames }) => sourceFrames !== undefined);
    captured ??= perSecond(source?.sourceFrames, span);
    const share = soundShare(span);
    if (share !== undefined) sound = Math.max(sound ?? 0, share);
  }
  return {
    encodeMsPerFrame: pictures > 0 ? encodeMs / pictures : undefined,
    capturedFramesPerSecond: captured,
    encodedFramesPerSecond: encoded,
    capturedSoundShare: sound,
  };
}

/** A microphone that has given nothing but digital silence for so long has a mute switch of its own. */
const DEAD_AFTER_MS = 10_000;

/**
 * The id of a microphone that has never given any sound since it was opened; `undefined` while none is known to be so.
 * One that gave sound before and is silent now may just be in a quiet room behind noise suppression.
 */
export function deadMicrophone(spans: readonly ConnectionSpan[]): string | undefined {
  for (const { outbound } of spans) {
    for (const { now } of outbound) {
      const { source } = now;
      const isDead =
        now.kind === 'audio' && now.active !== false && (source?.soundMs ?? 0) >= DEAD_AFTER_MS;
      if (isDead && source?.soundEnergy === 0) return source.sourceId;
    }
  }
  return undefined;
}

function soundShare({ outbound, spanMs }: ConnectionSpan): number | undefined {
  const sound = outbound.find(({ now, sourceSoundMs }) => {
    return now.kind === 'audio' && now.active !== false && sourceSoundMs !== undefined;
  });
  return sound && (sound.sourceSoundMs ?? 0) / spanMs;
}

/** Video that is being sent. Without a source nothing can be, whatever the counters say. */
function activeVideo(span: ConnectionSpan | undefined): OutboundDelta[] {
  return (span?.outbound ?? []).filter(
    ({ now }) => now.kind === 'video' && now.active !== false && now.source !== undefined,
  );
}

function perSecond(
  count: number | undefined,
  span: ConnectionSpan | undefined,
): number | undefined {
  return count === undefined || !span ? undefined : (count * 1_000) / span.spanMs;
}
