import { describe, expect, it } from 'vitest';
import { connection, inbound } from '../../../test/fakes/counters.ts';
import type { Incarnation, MemberId } from '../../ids.ts';
import type { InboundCounters } from './counters.ts';
import { stepLooks, type LastLooks, type Look } from './looks.ts';
import { stepReceiving, type Receiving, type Sender } from './receiving.ts';
import type { MediaKind, QualitySample } from '../sample.ts';

const ada = 'ada' as MemberId;
const SENDS = {
  isLive: true,
  sourceWidth: undefined,
  sourceHeight: undefined,
  limitation: undefined,
  encodedFramesPerSecond: undefined,
};

function sender(change: Partial<Sender> = {}): Sender {
  return {
    memberId: ada,
    incarnation: 'life-1' as Incarnation,
    link: 'connected',
    isOn: { audio: true, video: false },
    sends: undefined,
    asked: undefined,
    ...change,
  };
}

/** Sound for so many seconds, on a connection of its own. */
const sound = (seconds: number, change: Partial<InboundCounters> = {}) =>
  inbound({ packetsReceived: 50 * seconds, lastPacketAtMs: seconds * 1_000 - 10, ...change });

/** Takes in rounds one second apart and answers the samples of sound, or of the picture, of each. */
function createRounds(kind: MediaKind = 'audio') {
  let lasts: LastLooks = new Map();
  let receiving: Receiving = new Map();
  return (
    second: number,
    streams: readonly InboundCounters[] | undefined,
    who: Sender | undefined = sender(),
    connectionId = 'first',
  ): readonly QualitySample[] => {
    const nowMs = second * 1_000;
    const look = (counters: Look['counters']): Look => ({
      connectionId,
      people: [ada],
      personOf: () => ada,
      counters,
      takenAtMs: nowMs,
    });
    const looks = streams ? [look(connection(nowMs, streams))] : [];
    const step = stepLooks(lasts, looks, nowMs);
    lasts = step.lasts;
    const senders = who ? [who] : [];
    const round = { spans: step.spans, senders, nowMs, wallOffsetMs: 1_000_000 };
    const received = stepReceiving(receiving, round);
    receiving = received.receiving;
    return received.samples.filter((sample) => sample.kind === kind);
  };
}

describe('what is received', () => {
  it('is a sample of each span, on the wall clock', () => {
    const take = createRounds();
    expect(take(1, [sound(1)])).toEqual([]);
    expect(take(2, [sound(2)])).toMatchObject([
      {
        memberId: ada,
        direction: 'receiving',
        atMs: 1_002_000,
        spanMs: 1_000,
        isOn: true,
        packetsExpected: 50,
        packetsLost: 0,
        outageMs: 0,
      },
    ]);
  });

  it('is nothing of a person who has never been connected', () => {
    const take = createRounds();
    take(1, [], sender({ link: 'connecting' }));
    expect(take(2, [], sender({ link: 'connecting' }))).toEqual([]);
  });

  it('has no sample when a connection is late, and a longer one afterwards', () => {
    const take = createRounds();
    take(1, [sound(1)]);
    take(2, [sound(2)]);
    expect(take(3, undefined)).toEqual([]);
    expect(take(4, [sound(4)])).toMatchObject([{ spanMs: 2_000, packetsExpected: 100 }]);
  });

  it('has no sample of a time in which the machine slept', () => {
    const take = createRounds();
    take(1, [sound(1)]);
    expect(take(60, [sound(1)])).toEqual([]);
    expect(take(61, [sound(61)])).toMatchObject([{ spanMs: 1_000 }]);
  });

  it('is on when signalling says so and its owner does not say that nothing is sent yet', () => {
    const take = createRounds();
    take(1, [sound(1)]);
    const sends = { audio: { ...SENDS, isLive: false }, video: SENDS };
    const isOn = (second: number, who: Sender) => take(second, [sound(1)], who)[0]?.isOn;
    expect(isOn(2, sender())).toBe(true);
    expect(isOn(3, sender({ sends }))).toBe(false);
    expect(isOn(4, sender({ isOn: { audio: false, video: false } }))).toBe(false);
  });

  it('that is muted is no outage, and makes nothing up', () => {
    const take = createRounds();
    const muted = sender({ isOn: { audio: false, video: false } });
    for (const second of [1, 2, 3]) take(second, [sound(second)]);
    for (const second of [4, 5, 6, 7]) {
      const concealed = sound(3, { concealedMs: second * 1_000 });
      expect(take(second, [concealed], muted)).toMatchObject([
        { isOn: false, outageMs: 0, concealedMs: undefined, packetsExpected: 0 },
      ]);
    }
    expect(take(8, [sound(4)])).toMatchObject([{ isOn: true, outageMs: 0 }]);
  });

  it('is no outage while it is not asked for, nor just after it is asked for again', () => {
    const take = createRounds('video');
    const picture = (second: number, seconds: number, asked: Sender['asked']) => {
      const who = sender({ isOn: { audio: true, video: true }, asked });
      return take(second, [sound(seconds, { kind: 'video' })], who)[0];
    };
    for (const second of [1, 2, 3]) picture(second, second, 720);
    for (let second = 4; second < 20; second += 1) {
      expect(picture(second, 3, 0)).toMatchObject({ isOn: false, isAskedSmall: true, outageMs: 0 });
    }
    for (const second of [20, 21, 22]) {
      const back = { isOn: true, isAskedSmall: false, outageMs: 0 };
      expect(picture(second, 3, 720)).toMatchObject(back);
    }
    // By then it should have come.
    expect(picture(23, 3, 720)?.outageMs).toBe(1_000);
  });

  it('is asked small below HD, which sound never is', () => {
    let isFilming = true;
    const [hear, see] = [createRounds(), createRounds('video')];
    const isAskedSmall = (take: typeof see, asked: Sender['asked'], second: number) =>
      take(second, [sound(second)], sender({ asked, isOn: { audio: true, video: isFilming } }))[0]
        ?.isAskedSmall;
    const asks = [undefined, undefined, 720, 540, 180, 0] as const;
    expect(asks.map((asked, index) => isAskedSmall(see, asked, index + 1))).toEqual([
      undefined,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(asks.some((asked, index) => isAskedSmall(hear, asked, index + 1))).toBe(false);
    // Nothing small is asked of a camera that is off.
    isFilming = false;
    expect(isAskedSmall(see, 180, 8)).toBe(false);
  });

  it('that stops is an outage from its second second on', () => {
    const take = createRounds();
    for (const second of [1, 2, 3, 4, 5]) take(second, [sound(second)]);
    const outages = [6, 7, 8].map((second) => take(second, [sound(5)])[0]?.outageMs);
    expect(outages).toEqual([10, 1_000, 1_000]);
  });

  it('is an outage while the path is brought back, even without a connection, and on a new one', () => {
    const take = createRounds();
    const recovering = sender({ link: 'recovering' });
    for (const second of [1, 2, 3, 4]) take(second, [sound(second)]);
    expect(take(5, undefined, recovering)).toMatchObject([{ outageMs: 10, packetsExpected: 0 }]);
    expect(take(6, undefined, recovering)).toMatchObject([{ spanMs: 1_000, outageMs: 1_000 }]);
    expect(take(7, [], recovering, 'second')).toMatchObject([{ outageMs: 1_000 }]);
    expect(take(8, [], recovering, 'second')).toMatchObject([{ outageMs: 1_000 }]);
    // Its first packets: how many belong to this second is not known, but there are some.
    expect(take(9, [sound(9)], sender(), 'second')[0]?.outageMs).toBe(0);
    expect(take(10, [sound(10)], sender(), 'second')).toMatchObject([
      { outageMs: 0, packetsExpected: 50 },
    ]);
  });

  it('is not missed before the first packet of a new person, nor of a new life', () => {
    const take = createRounds();
    for (const second of [1, 2, 3, 4]) {
      expect(take(second, []).map(({ outageMs }) => outageMs)).toEqual(second === 1 ? [] : [0]);
    }
    for (const second of [5, 6]) take(second, [sound(second)]);
    const reborn = sender({ incarnation: 'life-2' as Incarnation });
    for (const second of [7, 8, 9]) expect(take(second, [], reborn)[0]?.outageMs).toBe(0);
  });
});
