import { describe, expect, it } from 'vitest';
import { connection, inbound } from '../../../test/fakes/counters.ts';
import type { InboundCounters } from './counters.ts';
import { differ } from './deltas.ts';
import { mediaFigures } from './mediaFigures.ts';

/** The figures of one span between the two states of each stream. */
function figures(spanMs: number, ...streams: [InboundCounters, InboundCounters][]) {
  const delta = differ(
    connection(
      0,
      streams.map(([before]) => before),
    ),
    connection(
      spanMs,
      streams.map(([, now]) => now),
    ),
  );
  return mediaFigures(delta?.inbound ?? [], spanMs);
}

const video = (framesDecoded: number, change: Partial<InboundCounters> = {}) =>
  inbound({
    streamId: 'v',
    kind: 'video',
    packetsReceived: framesDecoded * 3,
    framesDecoded,
    frameWidth: 1280,
    frameHeight: 720,
    jitterMs: 7,
    ...change,
  });

describe('the figures of a picture', () => {
  it('are its size and its frames while it moves', () => {
    expect(figures(2_500, [video(100), video(175)])).toMatchObject({
      width: 1280,
      height: 720,
      frames: 75,
      jitterMs: 7,
    });
  });

  it('do not keep the size or the jitter of a picture that stands still', () => {
    expect(figures(1_000, [video(100), video(100)])).toMatchObject({
      width: undefined,
      height: undefined,
      jitterMs: undefined,
      frames: 0,
      frozenMs: 1_000,
    });
  });

  it('are unknown before the first frame', () => {
    expect(figures(1_000, [video(0), video(0)])).toMatchObject({
      frames: undefined,
      frozenMs: undefined,
    });
  });

  it('follow the stream that moves when an old one is still listed', () => {
    const old = video(9_000, { streamId: 'old', frameHeight: 180 });
    expect(figures(1_000, [old, old], [video(10), video(40)])).toMatchObject({
      height: 720,
      frames: 30,
      packetsExpected: 90,
    });
  });

  it('count freezes and pauses together, and never more of them than the span', () => {
    const frozen = (freezesMs: number, pausesMs: number) =>
      figures(1_000, [
        video(10, { freezesMs: 0, pausesMs: 0, freezeCount: 1 }),
        video(20, { freezesMs, pausesMs, freezeCount: 3 }),
      ]);
    expect(frozen(200, 300)).toMatchObject({ freezes: 2, frozenMs: 500 });
    expect(frozen(0, 9_000).frozenMs).toBe(1_000);
  });
});

describe('the figures of sound', () => {
  it('are bit rate, made-up sound and the wait in the buffer', () => {
    const sound = (seconds: number) =>
      inbound({
        packetsReceived: 50 * seconds,
        bytesReceived: 3_000 * seconds,
        concealedMs: 40 * seconds,
        bufferDelayMs: 48_000 * 60 * seconds,
        bufferEmitted: 48_000 * seconds,
        codec: 'opus',
      });
    expect(figures(2_000, [sound(1), sound(3)])).toMatchObject({
      kilobitsPerSecond: 24,
      concealedMs: 80,
      bufferMs: 60,
      codec: 'opus',
      width: undefined,
    });
  });

  it('are unknown where nothing is counted', () => {
    expect(mediaFigures([], 1_000)).toMatchObject({
      packetsExpected: 0,
      kilobitsPerSecond: undefined,
      concealedMs: undefined,
      bufferMs: undefined,
      codec: undefined,
    });
  });
});
