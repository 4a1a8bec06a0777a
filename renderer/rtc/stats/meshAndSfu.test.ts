import { describe, expect, it } from 'vitest';
import type { Incarnation, MemberId } from '../../../domain/ids.ts';
import {
  stepLooks,
  type ConnectionSpan,
  type LastLooks,
  type Look,
} from '../../../domain/quality/measuring/looks.ts';
import {
  stepReceiving,
  type Receiving,
  type Sender,
} from '../../../domain/quality/measuring/receiving.ts';
import type { QualitySample } from '../../../domain/quality/sample.ts';
import { encodingFigures, sendingTo } from '../../../domain/quality/measuring/sending.ts';
import {
  meshReports,
  ownerOf,
  sfuReports,
  type TracePerson,
} from '../../../test/fakes/sfuTrace.ts';
import { asReport, readTrace, type TraceReport } from '../../../test/fakes/statsTrace.ts';
import { toConnectionCounters } from './connectionCounters.ts';

const trace = readTrace();
const people: readonly TracePerson[] = [
  { name: 'anna', lostEachSecond: 0 },
  { name: 'bo', lostEachSecond: 3 },
  { name: 'chen', lostEachSecond: 0, silentFrom: 1 },
];
const ids = people.map(({ name }) => name as MemberId);

const senders: readonly Sender[] = ids.map((memberId) => ({
  memberId,
  incarnation: 'life' as Incarnation,
  link: 'connected',
  isOn: { audio: true, video: true },
  sends: undefined,
  asked: undefined,
}));

interface Wire {
  readonly id: string;
  readonly people: readonly MemberId[];
  readonly personOf: Look['personOf'];
  readonly reports: readonly TraceReport[];
}

/** Every person has a peer connection of their own. */
const mesh: readonly Wire[] = people.map((person) => ({
  id: person.name,
  people: [person.name as MemberId],
  personOf: () => person.name as MemberId,
  reports: meshReports(trace, person),
}));

/** One connection takes what I send, one brings everybody. */
const { subscriber, publisher } = sfuReports(trace, people);
const sfu: readonly Wire[] = [
  { id: 'publisher', people: ids, personOf: () => undefined, reports: publisher },
  {
    id: 'subscriber',
    people: ids,
    personOf: ({ trackId }) => ownerOf(trackId) as MemberId | undefined,
    reports: subscriber,
  },
];

/** Plays the reports back, a second each. */
function play(wires: readonly Wire[]) {
  let lasts: LastLooks = new Map();
  let receiving: Receiving = new Map();
  const samples: QualitySample[] = [];
  const spans: (readonly ConnectionSpan[])[] = [];
  trace.forEach((_, second) => {
    const looks = wires.flatMap(({ id, reports, ...wire }) => {
      const counters = toConnectionCounters(asReport(reports[second] ?? []));
      return counters ? { ...wire, connectionId: id, counters, takenAtMs: counters.atMs } : [];
    });
    const nowMs = looks[0]?.takenAtMs ?? 0;
    const step = stepLooks(lasts, looks, nowMs);
    lasts = step.lasts;
    spans.push(step.spans);
    const round = { spans: step.spans, senders, nowMs, wallOffsetMs: 0 };
    const received = stepReceiving(receiving, round);
    receiving = received.receiving;
    samples.push(...received.samples);
  });
  return { samples, spans };
}

const byMesh = play(mesh);
const bySfu = play(sfu);

describe('the same media', () => {
  it('gives the same samples through a mesh and through a forwarding unit', () => {
    expect(byMesh.samples).toHaveLength((trace.length - 1) * 3 * 2);
    expect(bySfu.samples).toEqual(byMesh.samples);
  });

  it('gives figures that are those of the call that was recorded', () => {
    const sound = byMesh.samples.find(
      ({ memberId, kind }) => memberId === 'anna' && kind === 'audio',
    );
    expect(sound?.packetsExpected).toBeGreaterThan(45);
    expect(sound).toMatchObject({ packetsLost: 0, outageMs: 0, codec: 'opus' });
    const picture = byMesh.samples.find(
      ({ memberId, kind }) => memberId === 'anna' && kind === 'video',
    );
    expect(picture).toMatchObject({ width: 1280, height: 720, packetsLost: 0, outageMs: 0 });
    expect(picture?.frames).toBeGreaterThan(25);
  });

  it('has its losses at the person who lost them, by packets that were really expected', () => {
    const totals = (name: string) =>
      byMesh.samples
        .filter(({ memberId, kind }) => memberId === name && kind === 'video')
        .reduce((sum, sample) => sum + sample.packetsLost, 0);
    expect(ids.map(totals)).toEqual([0, 3 * (trace.length - 1), 3 * 0]);
    const expected = (name: string) =>
      byMesh.samples
        .filter(({ memberId, kind }) => memberId === name && kind === 'audio')
        .reduce((sum, sample) => sum + sample.packetsExpected, 0);
    // The lost ones came again; those are not counted twice.
    expect(expected('bo')).toBe(expected('anna') + 3 * (trace.length - 1));
  });

  it('has its outage at the person who fell silent', () => {
    const outage = (name: string) =>
      bySfu.samples
        .filter(({ memberId, kind }) => memberId === name && kind === 'audio')
        .reduce((sum, sample) => sum + sample.outageMs, 0);
    expect(outage('anna')).toBe(0);
    expect(outage('chen')).toBeGreaterThan(2_000);
  });

  it('costs the encoder the same, in one size or in three', () => {
    byMesh.spans.slice(1).forEach((spans, index) => {
      const other = bySfu.spans[index + 1] ?? [];
      const [one, three] = [encodingFigures(spans), encodingFigures(other)];
      expect(three.encodeMsPerFrame).toBeCloseTo(one.encodeMsPerFrame ?? Number.NaN, 5);
      expect(three.encodedFramesPerSecond).toBeCloseTo(one.encodedFramesPerSecond ?? Number.NaN, 5);
      expect(three.capturedFramesPerSecond).toBeCloseTo(
        one.capturedFramesPerSecond ?? Number.NaN,
        5,
      );
      const isLive = { audio: true, video: true };
      expect(sendingTo('bo' as MemberId, other, isLive)).toEqual(
        sendingTo('bo' as MemberId, spans, isLive),
      );
      expect(sendingTo('bo' as MemberId, other, isLive).media.video).toMatchObject({
        sourceHeight: 720,
        limitation: 'none',
      });
    });
  });
});
