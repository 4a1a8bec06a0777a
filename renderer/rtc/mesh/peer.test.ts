import { describe, expect, it } from 'vitest';
import { createPeerFactory, type PeerOptions, type PeerState } from './peer.ts';
import type { SimplePeerClass, SimplePeerOptions, WebRtc } from './simplePeer.ts';

interface FakeTransceiver {
  direction: string;
  readonly receiver: { readonly track: { readonly kind: string } };
  readonly sender: FakeSender;
  codecs: readonly { mimeType: string }[];
  setCodecPreferences(codecs: readonly { mimeType: string }[]): void;
}

interface FakeSender {
  track: unknown;
  streams: unknown[];
  parameters: { encodings: { maxBitrate?: number }[]; degradationPreference?: string };
  setStreams(...streams: unknown[]): void;
  replaceTrack(track: unknown): Promise<void>;
  getParameters(): FakeSender['parameters'];
  setParameters(parameters: FakeSender['parameters']): Promise<void>;
}

function fakeTransceiver(kind: string, track: unknown = null): FakeTransceiver {
  const sender: FakeSender = {
    track,
    streams: [],
    parameters: { encodings: [{}] },
    setStreams: (...streams) => (sender.streams = streams),
    replaceTrack: async (next) => void (sender.track = next),
    getParameters: () => structuredClone(sender.parameters),
    setParameters: async (parameters) => void (sender.parameters = parameters),
  };
  const transceiver: FakeTransceiver = {
    direction: 'recvonly',
    receiver: { track: { kind } },
    sender,
    codecs: [],
    setCodecPreferences: (codecs) => (transceiver.codecs = codecs),
  };
  return transceiver;
}

/** A connection whose state the test sets, with getters on the prototype as in a browser. */
class FakeConnection extends EventTarget {
  state = 'new';
  transceivers: FakeTransceiver[] = [];
  restarts = 0;
  configuration: unknown;
  get iceConnectionState() {
    return this.state;
  }
  get connectionState() {
    return this.state;
  }
  addTransceiver(trackOrKind: unknown, init: { direction: string }) {
    const kind = typeof trackOrKind === 'string' ? trackOrKind : (trackOrKind as Track).kind;
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    this.transceivers.push(Object.assign(fakeTransceiver(kind, track), init));
  }
  getTransceivers() {
    return this.transceivers;
  }
  async setRemoteDescription(description: { type: string }) {
    if (description.type === 'offer') {
      this.transceivers = [fakeTransceiver('audio'), fakeTransceiver('video')];
    }
  }
  setConfiguration(configuration: unknown) {
    this.configuration = configuration;
  }
  restartIce() {
    this.restarts += 1;
  }
  becomes(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

interface Track {
  readonly kind: string;
}

function setUp(initiator: boolean, change: Partial<PeerOptions> = {}) {
  const events: PeerState[] = [];
  const signals: unknown[] = [];
  const simple = new Map<string, (value?: unknown) => void>();
  const record = {
    negotiations: 0,
    destroyed: 0,
    sent: [] as string[],
    buffered: 0,
    connection: undefined as unknown,
  };
  class FakeSimplePeer {
    constructor(options: SimplePeerOptions) {
      record.connection = new options.wrtc.RTCPeerConnection(options.config);
    }
    signal(data: unknown) {
      signals.push(data);
    }
    negotiate() {
      record.negotiations += 1;
    }
    destroy() {
      record.destroyed += 1;
    }
    readonly connected = true;
    get bufferSize() {
      return record.buffered;
    }
    send(text: string) {
      if (text === 'refused') throw new Error('not open');
      record.sent.push(text);
    }
    on(event: string, listener: (value?: never) => void) {
      simple.set(event, listener as (value?: unknown) => void);
    }
  }
  const createPeer = createPeerFactory({
    SimplePeer: FakeSimplePeer as unknown as SimplePeerClass,
    webRtc: { RTCPeerConnection: FakeConnection } as unknown as WebRtc,
    createStream: () => ({ getTracks: () => [] }) as unknown as MediaStream,
    videoCodecs: () => [
      { mimeType: 'video/VP8', clockRate: 90_000 },
      { mimeType: 'video/H264', clockRate: 90_000, sdpFmtpLine: 'packetization-mode=1' },
    ],
    log: () => {},
  });
  const said: unknown[] = [];
  const told: string[] = [];
  const peer = createPeer({
    initiator,
    iceServers: [],
    tracks: { audio: null, video: null },
    onSignal: (data) => said.push(data),
    onState: (state) => events.push(state),
    onTrack: () => {},
    onTold: (text) => told.push(text),
    ...change,
  });
  const connection = record.connection as FakeConnection;
  return { peer, connection, events, said, told, signals, simple, record };
}

const camera = { kind: 'video' } as unknown as MediaStreamTrack;

describe('a peer that offers', () => {
  it('has both transceivers before the first offer, with or without tracks', () => {
    const { connection } = setUp(true, { tracks: { audio: null, video: camera } });
    expect(connection.transceivers.map(({ receiver }) => receiver.track.kind)).toEqual([
      'audio',
      'video',
    ]);
    expect(connection.transceivers.every(({ direction }) => direction === 'sendrecv')).toBe(true);
    expect(connection.transceivers[1]?.sender.track).toBe(camera);
  });

  it('keeps HD under pressure and prefers H.264', () => {
    const [, video] = setUp(true).connection.transceivers;
    expect(video?.sender.parameters).toMatchObject({
      degradationPreference: 'maintain-resolution',
      encodings: [{ maxBitrate: 2_500_000 }],
    });
    expect(video?.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/VP8']);
  });

  it('puts a later track in without negotiating', async () => {
    const { peer, connection, record } = setUp(true);
    await peer.setTrack('video', camera);
    expect(connection.transceivers[1]?.sender.track).toBe(camera);
    await peer.setTrack('video', null);
    expect(connection.transceivers[1]?.sender.track).toBeNull();
    expect(record.negotiations).toBe(0);
  });

  it('restarts ICE with fresh servers by negotiating', () => {
    const { peer, connection, record } = setUp(true);
    peer.restartIce([{ urls: ['turn:new'] }]);
    expect(connection.restarts).toBe(1);
    expect(connection.configuration).toEqual({
      iceServers: [{ urls: ['turn:new'] }],
      bundlePolicy: 'max-bundle',
    });
    expect(record.negotiations).toBe(1);
  });
});

describe('a peer that answers', () => {
  it('sends both ways in its answer, with the track that came before the offer', async () => {
    const { peer, connection } = setUp(false);
    await peer.setTrack('video', camera);
    await connection.setRemoteDescription({ type: 'offer' });
    const [audio, video] = connection.transceivers;
    expect([audio?.direction, video?.direction]).toEqual(['sendrecv', 'sendrecv']);
    expect(video?.sender.track).toBe(camera);
    expect(video?.sender.streams).toHaveLength(1);
    expect(audio?.sender.streams).toEqual(video?.sender.streams);
    expect(video?.codecs[0]?.mimeType).toBe('video/H264');
  });
});

describe('a peer in trouble', () => {
  it('hides a failure from simple-peer and tells its owner', () => {
    const { connection, events } = setUp(true);
    connection.becomes('connected');
    connection.becomes('failed');
    expect(connection.connectionState).toBe('disconnected');
    expect(connection.iceConnectionState).toBe('disconnected');
    expect(events).toEqual(['connected', 'failed']);
  });

  it('says when simple-peer gave up, and survives its error event', () => {
    const { events, simple } = setUp(true);
    simple.get('error')?.(new Error('Ice connection closed.'));
    simple.get('close')?.();
    expect(events).toEqual(['closed']);
  });

  it('passes on what parses and nothing else', () => {
    const { said, simple } = setUp(true);
    simple.get('signal')?.({ type: 'offer', sdp: 'v=0' });
    simple.get('signal')?.({ type: 'renegotiate', renegotiate: true });
    expect(said).toEqual([{ type: 'offer', sdp: 'v=0' }]);
  });

  it('keeps candidates to itself that can only call over TCP', () => {
    const { said, simple } = setUp(true);
    const tell = (candidate: string) =>
      simple.get('signal')?.({ type: 'candidate', candidate: { candidate, sdpMid: '0' } });
    tell('candidate:1 1 tcp 1518 192.0.2.1 9 typ host tcptype active generation 0');
    tell('candidate:2 1 udp 2122 192.0.2.1 50000 typ host generation 0');
    expect(said).toHaveLength(1);
  });

  it('is silent once it is closed', () => {
    const { peer, connection, events, said, simple, record, signals } = setUp(true);
    peer.close();
    peer.close();
    connection.becomes('failed');
    simple.get('close')?.();
    simple.get('signal')?.({ type: 'offer', sdp: 'v=0' });
    peer.signal({ type: 'answer', sdp: 'v=0' });
    peer.restartIce([]);
    expect([events, said, signals]).toEqual([[], [], []]);
    expect([record.destroyed, record.negotiations]).toEqual([1, 0]);
  });
});

describe('a peer that talks', () => {
  it('passes on the texts of the far side, and nothing else', () => {
    const { told, simple, peer } = setUp(true);
    simple.get('data')?.('hello');
    simple.get('data')?.(new Uint8Array([1]));
    peer.close();
    simple.get('data')?.('too late');
    expect(told).toEqual(['hello']);
  });

  it('says what the channel takes, and does not pile up what it cannot send', () => {
    const { peer, record } = setUp(true);
    peer.tell('one');
    peer.tell('refused');
    record.buffered = 1_000_000;
    peer.tell('two');
    record.buffered = 0;
    peer.close();
    peer.tell('three');
    expect(record.sent).toEqual(['one']);
  });
});
