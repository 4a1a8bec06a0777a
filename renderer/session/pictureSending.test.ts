import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { FIRST_PLAN } from '../../domain/media/sendLadder.ts';
import type { SendingFacts, SendingView } from '../../domain/quality/measuring/sending.ts';
import type { DeviceSample } from '../../domain/quality/sample.ts';
import { FakeConference, someMember } from '../../test/fakes/wires.ts';
import { sendPictures } from './pictureSending.ts';
import { createStores } from './stores.ts';

const [ada, bo] = [someMember('ada').memberId, someMember('bo').memberId];

function setUp() {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const life = new AbortController();
  const conference = new FakeConference({
    selfId: 'me' as MemberId,
    signals: { send: () => {}, onReceived: () => () => {} },
    iceServers: () => [],
    onHint: () => () => {},
  });
  const sending = sendPictures({ stores, conference, signal: life.signal });
  stores.people.setState({
    members: [someMember('ada'), someMember('bo')],
    links: { [ada]: 'connected', [bo]: 'connected' },
  });
  const planOf = (who: MemberId) => conference.plans.get(who);
  return { stores, conference, sending, life, planOf };
}

function view(change: Partial<SendingFacts> = {}): SendingView {
  const video: SendingFacts = {
    isLive: true,
    sourceWidth: 1_280,
    sourceHeight: 720,
    limitation: 'none',
    encodedFramesPerSecond: 30,
    ...change,
  };
  return { media: { audio: video, video }, path: undefined };
}

const bothSee = (change: Partial<SendingFacts> = {}) =>
  new Map([
    [ada, view(change)],
    [bo, view(change)],
  ]);
const device = (encodedFramesPerSecond: number): DeviceSample => ({
  encodeMsPerFrame: 800 / encodedFramesPerSecond,
  capturedFramesPerSecond: 30,
  encodedFramesPerSecond,
  capturedSoundShare: 1,
  pressure: undefined,
  timerLateMs: 1,
});

describe('sending pictures', () => {
  it('leaves everything as it began while nobody asks for less', () => {
    const { sending, conference } = setUp();
    sending.took(bothSee(), device(30));
    sending.asked(ada, 720);
    expect(conference.plans.size).toBe(0);
  });

  it('sends each what they ask for, at once', () => {
    const { sending, planOf } = setUp();
    sending.took(bothSee(), device(30));
    sending.asked(ada, 360);
    expect(planOf(ada)).toMatchObject({ lines: 360, scaleDownBy: 2 });
    expect(planOf(bo)).toBeUndefined();
    sending.asked(ada, 0);
    expect(planOf(ada)).toMatchObject({ lines: 0 });
    sending.asked(ada, 720);
    expect(planOf(ada)).toEqual(FIRST_PLAN);
  });

  it('makes it as small as asked once the size of the camera is known, and knows it while nobody looks', () => {
    const { sending, planOf } = setUp();
    sending.asked(ada, 180);
    expect(planOf(ada)).toMatchObject({ lines: 180, scaleDownBy: 1 });
    sending.took(bothSee({ sourceHeight: 480, sourceWidth: 640 }), device(30));
    expect(planOf(ada)?.scaleDownBy).toBeCloseTo(480 / 180);
    sending.took(bothSee({ sourceHeight: undefined, sourceWidth: undefined }), device(30));
    expect(planOf(ada)?.scaleDownBy).toBeCloseTo(480 / 180);
  });

  it('sends less to everybody when the processor is behind, and tells that as the limitation', () => {
    const { sending, planOf } = setUp();
    const told = () => sending.took(bothSee(), device(16)).get(ada)?.media.video.limitation;
    expect([told(), told()]).toEqual(['none', 'none']);
    expect(told()).toBe('cpu');
    expect([planOf(ada)?.lines, planOf(bo)?.lines]).toEqual([540, 540]);
    const calm = sending.took(bothSee({ limitation: 'bandwidth' }), device(30));
    expect(calm.get(ada)?.media.video.limitation).toBe('bandwidth');
  });

  it('forgets what a life of a person asked for when the next one begins', () => {
    const { sending, conference, stores, planOf } = setUp();
    sending.asked(ada, 180);
    stores.people.setState({ links: { [ada]: 'connecting', [bo]: 'connected' } });
    conference.link(ada, 'connecting');
    conference.plans.clear();
    stores.people.setState({ links: { [ada]: 'connected', [bo]: 'connected' } });
    expect(planOf(ada)).toBeUndefined();
    sending.asked(ada, 180);
    expect(planOf(ada)?.lines).toBe(180);
  });

  it('ends with the meeting', () => {
    const { life, conference } = setUp();
    life.abort();
    expect(conference.listening()).toBe(0);
  });
});
