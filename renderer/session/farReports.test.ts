import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import {
  sendingSamples,
  type FarReport,
  type ToldFigures,
} from '../../domain/quality/measuring/farReport.ts';
import type { ConferenceEvents } from '../rtc/conference.ts';
import { createClock } from '../platform/clock.ts';
import { listenToFarEnds } from './farReports.ts';
import { farReportText } from '../../test/fakes/farReports.ts';
import { askText, farReportWriter, readFarReport } from './farReportText.ts';

const START_MS = 1_800_000_000_000;
beforeEach(() => void vi.useFakeTimers({ now: START_MS }));
afterEach(() => void vi.useRealTimers());

const ada = 'ada' as MemberId;
const SENDS = {
  isLive: true,
  sourceWidth: 1_280,
  sourceHeight: 720,
  limitation: 'none',
  encodedFramesPerSecond: 30,
} as const;

function figures(change: Partial<ToldFigures> = {}): ToldFigures {
  return {
    kind: 'video',
    atMs: START_MS,
    spanMs: 1_000.25,
    isOn: true,
    isAskedSmall: false,
    packetsExpected: 190,
    packetsLost: -1,
    outageMs: 0,
    jitterMs: 3.5,
    roundTripMs: undefined,
    kilobitsPerSecond: 1_022.5,
    width: 1_280,
    height: 720,
    frames: 30,
    freezes: 0,
    frozenMs: 0,
    concealedMs: undefined,
    bufferMs: 12,
    codec: 'H264',
    ...change,
  };
}

function report(change: Partial<FarReport> = {}): FarReport {
  const { atMs = START_MS } = change;
  return {
    atMs,
    receiving: [figures({ atMs })],
    sending: { audio: { ...SENDS, sourceWidth: undefined }, video: SENDS },
    device: {
      encodeMsPerFrame: 9,
      capturedFramesPerSecond: 30,
      encodedFramesPerSecond: 30,
      capturedSoundShare: 0.98,
      pressure: undefined,
      timerLateMs: 4,
    },
    otherLinks: [{ state: 'fine', isRelayed: false, isNear: undefined }],
    asks: 360,
    ...change,
  };
}

describe('a report as a text', () => {
  it('says the same when it is read again', () => {
    expect(readFarReport(farReportText(report()))).toEqual({ version: 1, ...report() });
  });

  it('tells a person of all connections but their own', () => {
    const link = (isRelayed: boolean) => ({ state: 'fine', isRelayed, isNear: false }) as const;
    const bo = 'bo' as MemberId;
    const { atMs, device, receiving, sending } = report({ device: undefined });
    const links = new Map([
      [ada, link(true)],
      [bo, link(false)],
    ]);
    const write = farReportWriter({ atMs, device, links });
    const told = (memberId: MemberId) =>
      readFarReport(write(memberId, { receiving, sending, asks: 0 }))?.otherLinks;
    expect(told(ada)).toEqual([link(false)]);
    expect(told(bo)).toEqual([link(true)]);
  });

  it('is short', () => {
    const both = [figures({ kind: 'audio' }), figures()];
    expect(farReportText(report({ receiving: both })).length).toBeLessThan(1_100);
  });

  it('is refused when it is none, too long, of another version, or out of range', () => {
    const text = farReportText(report());
    for (const wrong of [
      '',
      'null',
      '[]',
      '{',
      `${text}${' '.repeat(9_000)}`,
      text.replace('"version":1', '"version":2'),
      text.replace('"packetsExpected":190', '"packetsExpected":1e9'),
      text.replace('"packetsExpected":190', '"packetsExpected":1.5'),
      text.replace('"packetsExpected":190', '"packetsExpected":"190"'),
      text.replace('"frames":30', '"frames":1e999'),
      text.replace('"jitterMs":3.5', '"jitterMs":-1'),
      text.replace('"kind":"video"', '"kind":"smell"'),
      text.replace('"codec":"H264"', '"codec":"<b>"'),
      farReportText(report({ receiving: [figures(), figures()] })),
      farReportText(report({ receiving: [figures({ atMs: START_MS - 60_000 })] })),
      farReportText(report({ otherLinks: Array.from({ length: 64 }, () => standing) })),
    ]) {
      expect(readFarReport(wrong)).toBeUndefined();
    }
  });

  it('may hold fields that are not known yet', () => {
    const text = farReportText(report()).replace('{', '{"mood":"good",');
    expect(readFarReport(text)).not.toHaveProperty('mood');
    expect(readFarReport(text)).toBeDefined();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readFarReport(text)).not.toThrow();
      }),
    );
  });
});

const standing = { state: 'fine', isRelayed: undefined, isNear: undefined } as const;

function listening() {
  let say: ConferenceEvents['told'] = () => {};
  const life = new AbortController();
  const logged: string[] = [];
  const asks: [MemberId, number][] = [];
  const farEnds = listenToFarEnds({
    conference: {
      on: (_event, listener) => {
        say = listener as ConferenceEvents['told'];
        return () => (say = () => {});
      },
    },
    onAsked: (who, lines) => void asks.push([who, lines]),
    clock: createClock(globalThis),
    log: (_level, message) => logged.push(message),
    signal: life.signal,
  });
  return {
    farEnds,
    asks,
    logged,
    life,
    say: (text: string, who: MemberId = ada) => say(who, text),
    tell: (change: Partial<FarReport> = {}) => say(ada, farReportText(report(change))),
  };
}

const wait = (ms: number) => vi.advanceTimersByTime(ms);

describe('what far ends say', () => {
  it('is taken once', () => {
    const { farEnds, tell } = listening();
    tell();
    expect(farEnds.take()).toMatchObject([{ memberId: ada, clockOffsetMs: 0 }]);
    expect(farEnds.take()).toEqual([]);
  });

  it('is dropped and logged once when it is malformed', () => {
    const { farEnds, say, logged } = listening();
    say('nonsense');
    say('nonsense');
    expect(farEnds.take()).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it('is dropped when it is too much, and heard again later', () => {
    const { farEnds, tell } = listening();
    for (let count = 0; count < 500; count += 1) tell({ atMs: START_MS + count });
    expect(farEnds.take()).toHaveLength(60);
    wait(2_000);
    for (let count = 0; count < 500; count += 1) tell({ atMs: START_MS + 2_000 + count });
    expect(farEnds.take()).toHaveLength(6);
  });

  it('asks for a picture with every report, and in between', () => {
    const { farEnds, asks, tell, say, logged } = listening();
    tell();
    say(askText(0));
    tell({ atMs: START_MS + 1_000, asks: undefined });
    expect(asks).toEqual([
      [ada, 360],
      [ada, 0],
    ]);
    expect(farEnds.take()).toHaveLength(2);
    for (const wrong of ['{"version":1}', '{"version":2,"asks":1}', '{"version":1,"asks":-1}', '{'])
      say(wrong);
    expect([asks.length, logged.length]).toEqual([2, 1]);
  });

  it('is not heard twice, nor backwards', () => {
    const { farEnds, tell } = listening();
    tell({ atMs: START_MS + 1_000 });
    tell({ atMs: START_MS + 1_000 });
    tell({ atMs: START_MS });
    expect(farEnds.take()).toHaveLength(1);
  });

  it('keeps its own time when it was held up, whatever the far clock shows', () => {
    const { farEnds, tell } = listening();
    const aheadMs = 3_600_000;
    wait(40);
    tell({ atMs: START_MS + aheadMs });
    // Ten seconds without a way through, then everything at once.
    const times = [1_000, 2_000, 3_000].map((ms) => START_MS + aheadMs + ms);
    wait(10_000);
    for (const atMs of times) tell({ atMs });
    const sending = { media: { audio: SENDS, video: SENDS }, path: undefined };
    const samples = farEnds
      .take()
      .flatMap(({ memberId, report: told, clockOffsetMs }) =>
        sendingSamples(told, { memberId, clockOffsetMs, sending }),
      );
    expect(samples.map(({ atMs }) => atMs - START_MS)).toEqual([40, 1_040, 2_040, 3_040]);
    expect(samples[0]).toMatchObject({ memberId: ada, direction: 'sending', sourceHeight: 720 });
  });

  it('is of now for five seconds', () => {
    const { farEnds, tell } = listening();
    expect(farEnds.latest(ada)).toBeUndefined();
    tell();
    wait(5_000);
    expect(farEnds.latest(ada)?.device?.encodeMsPerFrame).toBe(9);
    wait(1);
    expect(farEnds.latest(ada)).toBeUndefined();
  });

  it('is forgotten with the person, and not heard after the meeting', () => {
    const { farEnds, tell, life } = listening();
    tell();
    farEnds.keepOnly([]);
    expect(farEnds.latest(ada)).toBeUndefined();
    farEnds.take();
    life.abort();
    tell({ atMs: START_MS + 1_000 });
    expect(farEnds.take()).toEqual([]);
  });
});
