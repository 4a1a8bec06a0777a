import { describe, expect, it } from 'vitest';
import type { OutboundDelta } from './deltas.ts';
import type { ConnectionSpan } from './looks.ts';
import { deadMicrophone, encodingFigures } from './sending.ts';

const source = {
  sourceId: 'S',
  frames: 0,
  soundMs: 0,
  soundEnergy: 0,
  width: 1_280,
  height: 720,
};

function sound(sourceSoundMs: number | undefined, active = true): OutboundDelta {
  const now = {
    streamId: 'audio-1',
    kind: 'audio',
    active,
    framesEncoded: undefined,
    encodeMs: undefined,
    frameHeight: undefined,
    limitation: undefined,
    source,
  } as const;
  const unknown = { framesEncoded: undefined, encodeMs: undefined, sourceFrames: undefined };
  return { now, ...unknown, sourceSoundMs };
}

function span(spanMs: number, ...outbound: OutboundDelta[]): ConnectionSpan {
  return {
    connectionId: 'c',
    people: [],
    personOf: () => undefined,
    takenAtMs: 0,
    spanMs,
    inbound: [],
    begun: [],
    outbound,
    roundTripMs: undefined,
    path: undefined,
  } as unknown as ConnectionSpan;
}

describe('the sound of the microphone', () => {
  const share = (...spans: ConnectionSpan[]) => encodingFigures(spans).capturedSoundShare;

  it('is what came, per time', () => {
    expect(share(span(1_000, sound(1_000)))).toBe(1);
    expect(share(span(500, sound(200)))).toBe(0.4);
  });

  it('is that of the connection it came to best', () => {
    expect(share(span(1_000, sound(900)), span(1_000, sound(1_000)))).toBe(1);
  });

  it('is unknown while nothing is sent, and right after the microphone was changed', () => {
    expect(share()).toBeUndefined();
    expect(share(span(1_000))).toBeUndefined();
    expect(share(span(1_000, sound(undefined)))).toBeUndefined();
    expect(share(span(1_000, sound(1_000, false)))).toBeUndefined();
  });
});

describe('a dead microphone', () => {
  const dead = (soundMs: number, soundEnergy: number | undefined, active = true) => {
    const { now, ...delta } = sound(1_000, active);
    return deadMicrophone([
      span(1_000, { ...delta, now: { ...now, source: { ...source, soundMs, soundEnergy } } }),
    ]);
  };

  it('has given nothing but digital silence since it was opened', () => {
    expect(dead(10_000, 0)).toBe('S');
    expect(dead(9_000, 0)).toBeUndefined();
    expect(dead(600_000, 1e-9)).toBeUndefined();
  });

  it('is not known where the browser does not measure, nor one that is not sent', () => {
    expect(dead(10_000, undefined)).toBeUndefined();
    expect(dead(10_000, 0, false)).toBeUndefined();
    expect(deadMicrophone([])).toBeUndefined();
  });
});
