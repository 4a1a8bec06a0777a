import type { IceServer } from '../../../service/protocol/index.ts';
import { LOOP_END } from '../../../domain/quality/showing/check.ts';
import type { TrackKind } from '../conference.ts';
import {
  addTransceivers,
  applySendPolicy,
  preferCodecs,
  senderOf,
  type Tracks,
} from '../mesh/senders.ts';
import type { StatsConnection } from '../stats/sampler.ts';

/** What a loop takes of the page's window. */
export type LoopWindow = Pick<
  typeof globalThis,
  'RTCPeerConnection' | 'RTCRtpReceiver' | 'MediaStream'
>;

/** How a loop goes, and what it sends. */
export interface LoopNeeds {
  /** Servers to go through; with none the media never leaves this device. */
  readonly iceServers: readonly IceServer[];
  readonly tracks: Readonly<Tracks>;
}

/** A call of this window with itself: one end sends as in a meeting, the other receives. */
export interface Loop {
  /** True once media flows; false when there is no way. */
  readonly connected: Promise<boolean>;
  connections(): readonly StatsConnection[];
  /** What arrives at the receiving end; filled as tracks arrive. */
  readonly received: MediaStream;
  setTrack(kind: TrackKind, track: MediaStreamTrack): Promise<void>;
  /** Idempotent. The tracks stay their owner's. */
  close(): void;
}

/** Opens a loop. With servers both ends use their relay only, so that every packet goes there and back. */
export function openLoop(window: LoopWindow, { iceServers, tracks }: LoopNeeds): Loop {
  const life = new AbortController();
  const configuration: RTCConfiguration = {
    iceServers: iceServers.map((server) => ({ ...server })),
    iceTransportPolicy: iceServers.length > 0 ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  };
  const sender = new window.RTCPeerConnection(configuration);
  const receiver = new window.RTCPeerConnection(configuration);
  addTransceivers(sender, tracks, {
    person: new window.MediaStream(),
    screen: new window.MediaStream(),
  });
  preferCodecs(sender, window.RTCRtpReceiver.getCapabilities?.('video')?.codecs ?? []);
  const received = new window.MediaStream();
  receiver.addEventListener('track', ({ track }) => received.addTrack(track), {
    signal: life.signal,
  });
  const connected = stateOf(receiver, life.signal);
  const close = () => {
    life.abort();
    sender.close();
    receiver.close();
  };
  void join(sender, receiver, life.signal).catch(close);
  return {
    connected,
    received,
    connections: () => [statsOf('sender', sender), statsOf('receiver', receiver)],
    setTrack: async (kind, track) => {
      // A connection that is being closed does not mind.
      await senderOf(sender, kind)
        ?.replaceTrack(track)
        .catch(() => {});
    },
    close,
  };
}

async function join(sender: RTCPeerConnection, receiver: RTCPeerConnection, signal: AbortSignal) {
  passCandidates(sender, receiver, signal);
  passCandidates(receiver, sender, signal);
  await applySendPolicy(sender).catch(() => {});
  const offer = await sender.createOffer();
  // First the far end, so that it knows the session before the first candidate comes.
  await receiver.setRemoteDescription(offer);
  await sender.setLocalDescription(offer);
  const answer = await receiver.createAnswer();
  await sender.setRemoteDescription(answer);
  await receiver.setLocalDescription(answer);
}

function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection, signal: AbortSignal) {
  from.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      // One that does not fit is one way less, and the others go on.
      if (candidate) to.addIceCandidate(candidate).catch(() => {});
    },
    { signal },
  );
}

function stateOf(connection: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    connection.addEventListener(
      'connectionstatechange',
      () => {
        if (connection.connectionState === 'connected') resolve(true);
        if (connection.connectionState === 'failed') resolve(false);
      },
      { signal },
    );
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

function statsOf(end: 'sender' | 'receiver', connection: RTCPeerConnection): StatsConnection {
  return {
    connectionId: `loop ${end}`,
    people: [LOOP_END],
    personOf: () => LOOP_END,
    getStats: () => connection.getStats(),
  };
}
