import { RTCStatsParser } from 'webrtc-issue-detector';
import type { MemberId } from '../../../domain/ids.ts';
import { createCall, type Subscriber } from './call.ts';
import { createParts } from './parts.ts';

/** Milliseconds of each tick, by what took them. */
export type TickTimes = Record<string, number[]>;

/** What a page measured. */
export interface TickMeasurement {
  readonly times: TickTimes;
  readonly tracks: number;
  readonly entries: number;
  /** Whose side it was in the end, in the call with nothing wrong and in the other one. */
  readonly side: readonly string[];
  /** Of the call with nothing wrong, in the end: loss, jitter, delay, HD. */
  readonly verdicts: readonly string[];
  readonly samples: number;
  readonly toldBytes: number;
}

declare global {
  interface Window {
    umeetTick?: (warmUps: number, ticks: number) => Promise<TickMeasurement>;
  }
}

/** Twelve with sound and picture, one with sound only: 25 tracks. */
const PEOPLE = Array.from({ length: 13 }, (_, index) => `person-${index}` as MemberId);
/** Longer than the browser answers from its cache. */
const BETWEEN_MS = 80;

/** Runs in the page: a real connection that brings 25 tracks, and both clients' work on its statistics. */
window.umeetTick = async (warmUps, ticks) => {
  const { connection, owners } = await connect();
  const subscriber: Subscriber = {
    people: PEOPLE,
    unseen: PEOPLE.slice(-1),
    personOf: (trackId) => owners.get(trackId),
    getStats: () => connection.getStats(),
  };
  const call = createCall(subscriber, 'hd');
  const troubled = createCall(subscriber, 'poor');
  const parts = createParts(subscriber);
  const detect = createDetector(connection);
  const times: TickTimes = {};
  let entries = 0;
  for (let tick = 1 - warmUps; tick <= ticks; tick += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    const readFarReports = call.hear();
    troubled.hear();
    // Turn and turn about, so that neither has the better moments of the machine.
    const early = tick % 2 === 0 ? await detect() : undefined;
    const whole = await call.second();
    const detector = early ?? (await detect());
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    const troubledTick = await troubled.second();
    const report = await connection.getStats();
    const last = call.stores.quality.getState().ticks.at(-1);
    entries = report.size;
    if (!last) continue;
    const all = { tick: whole, troubledTick, detector, readFarReports, ...parts(report, last) };
    if (tick < 1) continue;
    for (const [name, ms] of Object.entries(all)) (times[name] ??= []).push(ms);
  }
  return {
    times,
    tracks: owners.size,
    entries,
    side: [call, troubled].map(({ stores }) => stores.quality.getState().side.state),
    verdicts: Object.values(call.stores.quality.getState().judgement?.call.now ?? {}).map(
      ({ verdict }) => verdict,
    ),
    samples: call.stores.quality.getState().ticks.at(-1)?.samples.length ?? 0,
    toldBytes: Math.max(...call.tells.map(([, text]) => text.length)),
  };
};

/** The other parser as it asks a browser by itself; the milliseconds after its last question is answered. */
function createDetector(connection: RTCPeerConnection): () => Promise<number> {
  const log = () => {};
  const parser = new RTCStatsParser({
    logger: { debug: log, info: log, warn: log, error: log },
  });
  let answeredMs = 0;
  const receivers = connection.getReceivers().map((receiver) => ({
    track: receiver.track,
    getStats: async () => {
      const report = await receiver.getStats();
      answeredMs = performance.now();
      return report;
    },
  }));
  const pc = { getReceivers: () => receivers, getSenders: () => [] };
  const info = { id: 'subscriber', pc: pc as unknown as RTCPeerConnection };
  return async () => {
    if ((await parser.parse(info)) === undefined) throw new Error('the detector did not parse');
    return performance.now() - answeredMs;
  };
}

async function connect() {
  const [far, near] = [new RTCPeerConnection(), new RTCPeerConnection()];
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate));
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate));
  const kinds: (readonly [MemberId, MediaStreamTrack])[] = [];
  const [sound, picture] = [makeSound(), makePicture()];
  PEOPLE.forEach((memberId, index) => {
    kinds.push([memberId, sound.clone()]);
    if (index < PEOPLE.length - 1) kinds.push([memberId, picture.clone()]);
  });
  for (const [, track] of kinds) far.addTrack(track);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
  const owners = new Map<string | undefined, MemberId>();
  near.getReceivers().forEach(({ track }, index) => {
    const memberId = kinds[index]?.[0];
    if (memberId !== undefined) owners.set(track.id, memberId);
  });
  // Every stream has begun when its first packets are counted.
  for (let begun = 0; begun < kinds.length;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    begun = 0;
    (await near.getStats()).forEach((entry: { type: string; packetsReceived?: number }) => {
      if (entry.type === 'inbound-rtp' && (entry.packetsReceived ?? 0) > 0) begun += 1;
    });
  }
  return { connection: near, owners };
}

function makeSound(): MediaStreamTrack {
  const audio = new AudioContext();
  const out = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  tone.connect(out);
  tone.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no sound');
  return track;
}

/** Small and slow: what counts here are its statistics, not its pixels. */
function makePicture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [64, 36];
  const pen = canvas.getContext('2d');
  let shade = 0;
  setInterval(() => {
    if (!pen) return;
    pen.fillStyle = `rgb(${(shade += 40) % 255} 90 90)`;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }, 200);
  const [track] = canvas.captureStream(5).getVideoTracks();
  if (!track) throw new Error('no picture');
  return track;
}
