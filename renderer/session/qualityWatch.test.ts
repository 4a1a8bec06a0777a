import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import type { Asked } from '../../domain/media/sendLadder.ts';
import type { ConnectionSpan } from '../../domain/quality/measuring/looks.ts';
import type { QualitySample } from '../../domain/quality/sample.ts';
import { createClock } from '../platform/clock.ts';
import { FakeConference, someMember } from '../../test/fakes/wires.ts';
import { asReport, change, readTrace, type TraceReport } from '../../test/fakes/statsTrace.ts';
import { askText, readFarReport } from './farReportText.ts';
import { createCallJudge } from './callJudge.ts';
import { watchQuality } from './qualityWatch.ts';
import { sendPictures } from './pictureSending.ts';
import { createNotices } from './notices.ts';
import { createStores } from './stores.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const ada = someMember('ada');
const bo = someMember('bo');
const trace = readTrace();

/** Two ends that tell each other, each with the recorded call as what it measures. */
function setUp(me = ada, other = bo, reports: readonly TraceReport[] = trace) {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const live = { wanted: true, status: 'live', fault: undefined, deviceId: undefined } as const;
  stores.media.setState({ microphone: live, camera: live });
  stores.people.setState({ members: [other], links: { [other.memberId]: 'connected' } });
  const conference = new FakeConference({
    selfId: me.memberId,
    signals: { send: () => {}, onReceived: () => () => {} },
    iceServers: () => [],
    onHint: () => () => {},
  });
  let look = 0;
  const personOf: ConnectionSpan['personOf'] = () => other.memberId;
  conference.statsOf = [
    {
      connectionId: 'one',
      people: [other.memberId],
      personOf,
      getStats: async () => asReport(reports[(look += 1) - 1] ?? []),
    },
  ];
  const life = new AbortController();
  const probe = { closed: false };
  const asked = new Map<MemberId, Asked>();
  watchQuality({
    stores,
    conference,
    probe: {
      read: () => ({ pressure: 'fair', timerLateMs: 3 }),
      close: () => (probe.closed = true),
    },
    judge: createCallJudge({
      earlier: undefined,
      clock: createClock(globalThis),
      signal: life.signal,
    }),
    askedOf: (who) => asked.get(who),
    pictures: sendPictures({ stores, conference, signal: life.signal }),
    notices: createNotices(stores.notices),
    clock: createClock(globalThis),
    log: () => {},
    signal: life.signal,
  });
  return { stores, conference, life, probe, asked, ticks: () => stores.quality.getState().ticks };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);
const of = (samples: readonly QualitySample[], direction: QualitySample['direction']) =>
  samples.filter((sample) => sample.direction === direction);

describe('a watch', () => {
  it('has a tick a second with what is received, the device and a judgement', async () => {
    const { stores, ticks } = setUp();
    await seconds(3);
    expect(ticks()).toHaveLength(3);
    const last = ticks().at(-1);
    expect(of(last?.samples ?? [], 'receiving').map(({ kind }) => kind)).toEqual([
      'audio',
      'video',
    ]);
    expect(last?.device).toMatchObject({ pressure: 'fair', timerLateMs: 3 });
    expect(last?.device?.encodeMsPerFrame).toBeGreaterThan(1);
    expect(stores.quality.getState().judgement?.atMs).toBe(last?.atMs);
    expect(stores.quality.getState().side).toEqual({ state: 'well' });
  });

  it('tells every connected person what arrives of them and what is sent to them', async () => {
    const { conference } = setUp();
    await seconds(2);
    const [memberId, text = ''] = conference.tells.at(-1) ?? [];
    expect(memberId).toBe(bo.memberId);
    expect(readFarReport(text)).toMatchObject({
      receiving: [{ kind: 'audio' }, { kind: 'video', height: 720 }],
      sending: { audio: { isLive: true }, video: { isLive: true, sourceHeight: 720 } },
      device: { pressure: 'fair' },
      otherLinks: [],
    });
  });

  it('asks for pictures with every report, and tells of one that is not asked for as off', async () => {
    const { conference, asked } = setUp();
    asked.set(bo.memberId, 360);
    await seconds(2);
    const last = () => readFarReport(conference.tells.at(-1)?.[1] ?? '');
    expect(last()).toMatchObject({
      asks: 360,
      receiving: [{ isAskedSmall: false }, { isOn: true, isAskedSmall: true }],
    });
    asked.set(bo.memberId, 0);
    await seconds(1);
    expect(last()).toMatchObject({ asks: 0, receiving: [{ isOn: true }, { isOn: false }] });
  });

  it('sends its picture as the far end asks', async () => {
    const { conference } = setUp();
    await seconds(2);
    expect(conference.plans.size).toBe(0);
    conference.told(bo.memberId, askText(180));
    expect(conference.plans.get(bo.memberId)).toMatchObject({ lines: 180, scaleDownBy: 4 });
  });

  it('knows what arrives of what it sends by the far end only, and nothing without its word', async () => {
    const mine = setUp(ada, bo);
    const theirs = setUp(bo, ada);
    await seconds(2);
    expect(
      of(
        mine.ticks().flatMap(({ samples }) => samples),
        'sending',
      ),
    ).toEqual([]);
    for (const [, text] of theirs.conference.tells) mine.conference.told(bo.memberId, text);
    await seconds(1);
    const sending = of(mine.ticks().at(-1)?.samples ?? [], 'sending');
    expect(sending.map(({ kind }) => kind)).toEqual(['audio', 'video']);
    expect(sending[1]).toMatchObject({ memberId: bo.memberId, height: 720, sourceHeight: 720 });
    expect(mine.ticks().at(-1)?.farEnds).toMatchObject([
      { memberId: bo.memberId, device: { timerLateMs: 3 }, otherLinks: [] },
    ]);
    await seconds(6);
    expect(mine.ticks().at(-1)?.farEnds).toEqual([]);
    expect(of(mine.ticks().at(-1)?.samples ?? [], 'sending')).toEqual([]);
  });

  it('holds a camera that its owner is still opening for off', async () => {
    const mine = setUp(ada, bo);
    const theirs = setUp(bo, ada);
    const { camera } = theirs.stores.media.getState();
    theirs.stores.media.setState({ camera: { ...camera, status: 'starting' } });
    await seconds(2);
    const isOn = () => of(mine.ticks().at(-1)?.samples ?? [], 'receiving').map((one) => one.isOn);
    expect(isOn()).toEqual([true, true]);
    mine.conference.told(bo.memberId, theirs.conference.tells.at(-1)?.[1] ?? '');
    await seconds(1);
    expect(isOn()).toEqual([true, false]);
  });

  it('has no tick while nobody else is there', async () => {
    const { stores, ticks } = setUp();
    stores.people.setState({ members: [] });
    await seconds(3);
    expect(ticks()).toEqual([]);
  });

  it('takes what it cannot know for unknown', async () => {
    const bare = trace.map((report) =>
      change(report, 'inbound-rtp', ({ id, type, timestamp, kind, ssrc, packetsReceived }) => {
        return { id, type, timestamp, kind, ssrc, packetsReceived };
      }),
    );
    const { ticks } = setUp(ada, bo, bare);
    await seconds(2);
    const [sound] = of(ticks().at(-1)?.samples ?? [], 'receiving');
    expect(sound).toMatchObject({ jitterMs: undefined, bufferMs: undefined, codec: undefined });
    expect(sound?.packetsExpected).toBeGreaterThan(40);
  });

  it('keeps five minutes', async () => {
    const { ticks } = setUp();
    await seconds(400);
    expect(ticks().length).toBeGreaterThanOrEqual(299);
    expect(ticks().length).toBeLessThanOrEqual(301);
  });

  it('ends with the meeting', async () => {
    const { life, probe, ticks, conference } = setUp();
    await seconds(2);
    life.abort();
    await seconds(3);
    expect(ticks()).toHaveLength(2);
    expect(probe.closed).toBe(true);
    expect([vi.getTimerCount(), conference.listening()]).toEqual([0, 0]);
  });
});
