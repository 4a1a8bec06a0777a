import { describe, expect, test } from 'vitest';
import type { LinkReading } from '../../../domain/quality/counters.ts';
import { figuresOf, type FigureWords } from './figures.ts';

const words: FigureWords = {
  unknown: 'N/A',
  fps: (value) => `${value} fps`,
  ms: (value) => `${value} ms`,
  percent: (value) => `${value} %`,
  packets: (lost, expected) => `${lost} of ${expected} packets`,
};

const reading: LinkReading = {
  atMs: 0,
  windowMs: 5000,
  width: 1280,
  height: 720,
  framesPerSecond: 29.7,
  roundTripMs: 24.4,
  jitterMs: 3.2,
  lossPercent: 0.0513,
  packetsExpected: 5850,
  packetsLost: 3,
  kilobitsPerSecond: 1800,
};

describe('figures', () => {
  test('carry units, and loss carries its sample', () => {
    expect(figuresOf(reading, words, 'en')).toEqual({
      resolution: '1280×720',
      frameRate: '30 fps',
      roundTrip: '24 ms',
      jitter: '3 ms',
      loss: '0.05 %',
      packets: '3 of 5,850 packets',
    });
  });

  test('what is unknown is said to be unknown, and a true 0 stays 0', () => {
    const silent = {
      ...reading,
      width: undefined,
      framesPerSecond: 0,
      roundTripMs: undefined,
      lossPercent: undefined,
    };
    const figures = figuresOf(silent, words, 'en');
    expect(figures.resolution).toBe('N/A');
    expect(figures.frameRate).toBe('0 fps');
    expect(figures.roundTrip).toBe('N/A');
    expect(figures.packets).toBeUndefined();
    expect(Object.values(figuresOf(undefined, words, 'en')).filter(Boolean)).toEqual(
      Array(5).fill('N/A'),
    );
  });
});
