import {
  createPeerFactory,
  type PeerOptions,
  type PeerState,
} from '../../renderer/rtc/mesh/peer.ts';
import type {
  SimplePeerClass,
  SimplePeerOptions,
  WebRtc,
} from '../../renderer/rtc/mesh/simplePeer.ts';

/** A transceiver that remembers what was done to it. */
export interface FakeTransceiver {
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
  /** Kinds of the lines in what the far side offers. */
  offers = ['audio', 'video'];
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
    const mid = String(this.transceivers.length);
    this.transceivers.push(Object.assign(fakeTransceiver(kind, track), init, { mid }));
  }
  getTransceivers() {
    return this.transceivers;
  }
  createDataChannel() {
    return new EventTarget();
  }
  /** What was applied of the far side's, oldest first. */
  readonly applied: (string | undefined)[] = [];
  async setRemoteDescription(description: { type: string; sdp?: string }) {
    this.applied.push(description.sdp);
    if (description.type === 'offer') {
      const more = this.offers.slice(this.transceivers.length);
      this.transceivers.push(...more.map((kind) => fakeTransceiver(kind)));
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

function fakeStream(): MediaStream {
  const tracks: unknown[] = [];
  const addTrack = (track: unknown) => void tracks.push(track);
  return { addTrack, getTracks: () => tracks } as unknown as MediaStream;
}

/** What was done to a fake simple-peer, and its listeners. */
interface SimpleRecord {
  negotiations: number;
  destroyed: number;
  readonly sent: string[];
  buffered: number;
  connection: unknown;
  /** What is done to what is said of this end. */
  transform: ((sdp: string) => string) | undefined;
  readonly signals: unknown[];
  readonly simple: Map<string, (value?: unknown) => void>;
}

function fakeSimplePeer(record: SimpleRecord): SimplePeerClass {
  class FakeSimplePeer {
    constructor(options: SimplePeerOptions) {
      record.transform = options.sdpTransform;
      record.connection = new options.wrtc.RTCPeerConnection(options.config);
    }
    signal(data: unknown) {
      record.signals.push(data);
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
      record.simple.set(event, listener as (value?: unknown) => void);
    }
  }
  return FakeSimplePeer as unknown as SimplePeerClass;
}

/** A peer over a fake simple-peer on a fake connection, and everything it said. */
export function setUpPeer(initiator: boolean, change: Partial<PeerOptions> = {}) {
  const events: PeerState[] = [];
  const record: SimpleRecord = {
    negotiations: 0,
    destroyed: 0,
    sent: [],
    buffered: 0,
    connection: undefined,
    transform: undefined,
    signals: [],
    simple: new Map(),
  };
  const { signals, simple } = record;
  const createPeer = createPeerFactory({
    SimplePeer: fakeSimplePeer(record),
    webRtc: { RTCPeerConnection: FakeConnection } as unknown as WebRtc,
    createStream: fakeStream,
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
    onLane: () => {},
    ...change,
  });
  const connection = record.connection as FakeConnection;
  return { peer, connection, events, said, told, signals, simple, record };
}
