import type { PicturePlan } from '../../../domain/media/sendLadder.ts';
import type { IceServer } from '../../../service/protocol/index.ts';
import type { Log } from '../../platform/log.ts';
import type { TrackKind } from '../conference.ts';
import type { Lane } from '../lane.ts';
import { openLane } from './dataLane.ts';
import { inTurn } from './inTurn.ts';
import { patientConnection, trueState } from './patientConnection.ts';
import {
  addScreen,
  addTransceivers,
  adoptTransceivers,
  applyPicturePlan,
  applySendPolicy,
  hasScreen,
  isOfScreen,
  kindOf,
  preferCodecs,
  screenMids,
  senderOf,
  type Streams,
  type Tracks,
} from './senders.ts';
import { isWorthSending, signalDataSchema, type PeerSignal, type PeerWord } from './signalData.ts';
import type { SimplePeerClass, SimplePeerInstance, WebRtc } from './simplePeer.ts';

/** A minute of what is told once a second. More than that waits only when nothing gets through any more. */
const MOST_BUFFERED_BYTES = 64 * 1_024;

/** What a peer's connection did. `failed` may still be restarted, `closed` is the end of this peer. */
export type PeerState = 'connected' | 'disconnected' | 'failed' | 'closed';

/** One attempt at a media connection with one person. */
export interface Peer {
  /** Everything the person sends; filled as tracks arrive. */
  readonly stream: MediaStream;
  /** The screen they show, with its sound; filled when they first show one. */
  readonly screen: MediaStream;
  signal(data: PeerSignal): void;
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /** How my camera's picture goes to them; of several in quick succession the last counts. */
  setPicturePlan(plan: PicturePlan): void;
  /** Offers new ICE credentials. Only for the end that makes offers. */
  restartIce(iceServers: readonly IceServer[]): void;
  /** Makes a place for screens, of both ends. Only for the end that makes offers. Idempotent. */
  openScreen(): void;
  /** By which media lines screens go; empty as long as there is no place for them. */
  screenMids(): readonly string[];
  getStats(): Promise<RTCStatsReport>;
  /** How loud the person is just now, 0 to 1. */
  level(): number;
  /** Over the data channel; lost while that is not open, or held up already. */
  tell(text: string): void;
  /** Idempotent. Nothing is reported afterwards. */
  close(): void;
}

/** What a peer starts with and whom it tells. */
export interface PeerOptions {
  /** Whether this end makes the offers. */
  readonly initiator: boolean;
  readonly iceServers: readonly IceServer[];
  readonly tracks: Readonly<Tracks>;
  readonly onSignal: (data: PeerWord) => void;
  readonly onState: (state: PeerState) => void;
  readonly onTrack: () => void;
  readonly onTold: (text: string) => void;
  /** The way for bulk is open. */
  readonly onLane: (lane: Lane) => void;
}

export type CreatePeer = (options: PeerOptions) => Peer;

/** What {@link createPeerFactory} takes from the browser and from simple-peer. */
export interface PeerDeps {
  readonly SimplePeer: SimplePeerClass;
  readonly webRtc: WebRtc;
  readonly createStream: () => MediaStream;
  /** Video codecs this browser can receive, in its own order. */
  readonly videoCodecs: () => readonly RTCRtpCodec[];
  readonly log: Log;
}

/** Makes peers on simple-peer. Throws when the browser refuses another connection. */
export function createPeerFactory(deps: PeerDeps): CreatePeer {
  return (options) => createPeer(deps, options);
}

function createPeer(deps: PeerDeps, options: PeerOptions): Peer {
  const life = new AbortController();
  const tracks: Tracks = { ...options.tracks };
  const outgoing = createStreams(deps);
  const incoming = createStreams(deps);
  const { connection, peer } = connect(deps, options, (offered) => {
    if (life.signal.aborted) return;
    void adoptTransceivers(offered, tracks, outgoing).catch(quiet);
    prepare(deps, offered);
    if (tracks.screen && !hasScreen(offered)) wantScreen();
  });
  if (options.initiator) {
    addTransceivers(connection, tracks, outgoing);
    prepare(deps, connection);
  }
  listen({ deps, options, connection, peer, incoming, life: life.signal });

  function openScreen() {
    if (life.signal.aborted || hasScreen(connection)) return;
    addScreen(connection, tracks, outgoing);
    prepare(deps, connection);
    peer.negotiate();
  }
  const wantScreen = () =>
    options.initiator ? openScreen() : options.onSignal({ type: 'screen' });

  // Both may fail on a connection that is just being closed, which is not worth a word.
  function quiet(error: unknown) {
    deps.log('debug', 'a sender could not be changed', { error: String(error) });
  }
  return {
    stream: incoming.person,
    screen: incoming.screen,
    signal: (data) => {
      if (!life.signal.aborted) peer.signal(data);
    },
    setTrack: async (kind, track) => {
      tracks[kind] = track;
      await senderOf(connection, kind)?.replaceTrack(track).catch(quiet);
      if (tracks.screen && !hasScreen(connection)) wantScreen();
    },
    openScreen,
    screenMids: () => (life.signal.aborted ? [] : screenMids(connection)),
    setPicturePlan: planPictures(connection, life.signal, quiet),
    restartIce: (iceServers) => {
      if (life.signal.aborted) return;
      connection.setConfiguration(configuration(iceServers));
      connection.restartIce();
      peer.negotiate();
    },
    getStats: () => connection.getStats(),
    level: () => (life.signal.aborted ? 0 : levelOf(connection)),
    tell: (text) => {
      if (!life.signal.aborted) tell(peer, text, deps.log);
    },
    close: () => {
      if (life.signal.aborted) return;
      life.abort();
      peer.destroy();
      empty(incoming);
    },
  };
}

function tell(peer: SimplePeerInstance, text: string, log: Log) {
  if (!peer.connected || peer.bufferSize > MOST_BUFFERED_BYTES) return;
  try {
    peer.send(text);
  } catch (error) {
    log('debug', 'the data channel did not take a message', { error: String(error) });
  }
}

function createStreams({ createStream }: PeerDeps): Streams {
  return { person: createStream(), screen: createStream() };
}

function connect(
  { SimplePeer, webRtc }: PeerDeps,
  options: PeerOptions,
  offered: (connection: RTCPeerConnection) => void,
): { connection: RTCPeerConnection; peer: SimplePeerInstance } {
  let connection: RTCPeerConnection | undefined;
  const made = (fresh: RTCPeerConnection) => {
    connection = fresh;
  };
  const peer = new SimplePeer({
    initiator: options.initiator,
    trickle: true,
    objectMode: true,
    config: configuration(options.iceServers),
    wrtc: {
      ...webRtc,
      RTCPeerConnection: patientConnection(webRtc.RTCPeerConnection, { made, offered }),
    },
  });
  if (connection) return { connection, peer };
  // simple-peer keeps the constructor's exception to itself and reports it as an event.
  peer.on('error', () => {});
  throw new Error('the browser refused a peer connection');
}

function empty(streams: Streams) {
  for (const stream of Object.values(streams))
    for (const track of stream.getTracks()) stream.removeTrack(track);
}

function planPictures(
  connection: RTCPeerConnection,
  life: AbortSignal,
  quiet: (error: unknown) => void,
): (plan: PicturePlan) => void {
  return inTurn(async (plan) => {
    if (!life.aborted) await applyPicturePlan(connection, plan).catch(quiet);
  });
}

/** A level that is older says nothing of now. */
const LEVEL_AGE_MS = 500;

/** Of the last packet of sound that was played; browsers without levels tell none. */
function levelOf(connection: RTCPeerConnection): number {
  const sound = connection.getReceivers().find(({ track }) => track.kind === 'audio');
  const [source] = sound?.getSynchronizationSources?.() ?? [];
  const isFresh =
    source !== undefined &&
    performance.now() + performance.timeOrigin - source.timestamp < LEVEL_AGE_MS;
  return isFresh ? (source.audioLevel ?? 0) : 0;
}

/** Every kind of media and data over one path: a third of the candidates, each of which costs a message and time. */
function configuration(iceServers: readonly IceServer[]): RTCConfiguration {
  return {
    iceServers: iceServers.map((server) => ({ ...server })),
    bundlePolicy: 'max-bundle',
  };
}

function prepare(deps: PeerDeps, connection: RTCPeerConnection) {
  preferCodecs(connection, deps.videoCodecs());
  applySendPolicy(connection).catch((error: unknown) => {
    deps.log('warn', 'the video sender keeps its own policy', { error: String(error) });
  });
}

interface Wiring {
  readonly deps: PeerDeps;
  readonly options: PeerOptions;
  readonly connection: RTCPeerConnection;
  readonly peer: SimplePeerInstance;
  readonly incoming: Streams;
  readonly life: AbortSignal;
}

function listen({ deps, options, connection, peer, incoming, life }: Wiring) {
  openLane(connection, life, options.onLane);
  connection.addEventListener(
    'connectionstatechange',
    () => {
      const state = trueState(deps.webRtc.RTCPeerConnection, connection);
      if (state === 'connected' || state === 'disconnected' || state === 'failed') {
        options.onState(state);
      }
    },
    { signal: life },
  );
  connection.addEventListener(
    'track',
    ({ track, transceiver }) => {
      const kind = kindOf(connection, transceiver);
      if (!kind) return;
      incoming[isOfScreen(kind) ? 'screen' : 'person'].addTrack(track);
      options.onTrack();
    },
    { signal: life },
  );
  peer.on('signal', (data) => {
    if (life.aborted) return;
    const parsed = signalDataSchema.safeParse(data);
    if (parsed.success && isWorthSending(parsed.data)) options.onSignal(parsed.data);
  });
  peer.on('data', (data) => {
    if (!life.aborted && typeof data === 'string') options.onTold(data);
  });
  peer.on('error', (error) => deps.log('info', 'a peer broke', { error: error.message }));
  peer.on('close', () => {
    if (!life.aborted) options.onState('closed');
  });
}
