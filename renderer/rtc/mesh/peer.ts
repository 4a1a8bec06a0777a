import { withStereo } from '../../../domain/media/opusFormat.ts';
import type { PicturePlan } from '../../../domain/media/sendLadder.ts';
import type { IceServer } from '../../../service/protocol/index.ts';
import type { Log } from '../../platform/log.ts';
import type { TrackKind } from '../conference.ts';
import type { Lane } from '../lane.ts';
import { openLane } from './dataLane.ts';
import { inTurn } from './inTurn.ts';
import { patientConnection, trueState, type ConnectionHooks } from './patientConnection.ts';
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
  senderOf,
  type Streams,
  type Tracks,
} from './senders.ts';
import { isWorthSending, signalDataSchema, type PeerSignal, type PeerWord } from './signalData.ts';
import { readings, type Readings } from './readings.ts';
import { createSoundSending } from './soundSending.ts';
import type { SimplePeerClass, SimplePeerInstance, WebRtc } from './simplePeer.ts';

/** A minute of what is told once a second. More than that waits only when nothing gets through any more. */
const MOST_BUFFERED_BYTES = 64 * 1_024;

/** What a peer's connection did. `failed` may still be restarted, `closed` is the end of this peer. */
export type PeerState = 'connected' | 'disconnected' | 'failed' | 'closed';

/** One attempt at a media connection with one person. */
export interface Peer extends Readings {
  signal(data: PeerSignal): void;
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /** How my camera's picture goes to them; of several in quick succession the last counts. */
  setPicturePlan(plan: PicturePlan): void;
  /** Offers new ICE credentials. Only for the end that makes offers. */
  restartIce(iceServers: readonly IceServer[]): void;
  /** Makes a place for screens, of both ends. Only for the end that makes offers. Idempotent. */
  openScreen(): void;
  /** Offers anew what there is. Only for the end that makes offers. */
  renegotiate(): void;
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
  const quiet = quietly(deps.log);
  const sound = createSoundSending(tracks.audio, () => want('renegotiate', renegotiate));
  const { connection, peer } = connect(deps, options, {
    heard: sound.heard,
    offered: (offered) => {
      if (life.signal.aborted) return;
      void adoptTransceivers(offered, tracks, outgoing).catch(quiet);
      prepare(deps, offered);
      if (tracks.screen && !hasScreen(offered)) want('screen', openScreen);
    },
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
  const want = (type: 'screen' | 'renegotiate', offer: () => void) =>
    options.initiator ? offer() : options.onSignal({ type });
  function renegotiate() {
    if (!life.signal.aborted) peer.negotiate();
  }
  return {
    ...readings(connection, incoming, life.signal),
    signal: (data) => {
      if (!life.signal.aborted) peer.signal(data);
    },
    setTrack: async (kind, track) => {
      tracks[kind] = track;
      if (kind === 'audio' && !life.signal.aborted) sound.follow(track);
      await senderOf(connection, kind)?.replaceTrack(track).catch(quiet);
      if (tracks.screen && !hasScreen(connection)) want('screen', openScreen);
    },
    openScreen,
    renegotiate,
    setPicturePlan: planPictures(connection, life.signal, quiet),
    restartIce: (iceServers) => {
      if (life.signal.aborted) return;
      restartIce(connection, iceServers);
      peer.negotiate();
    },
    tell: (text) => tell(peer, text, { log: deps.log, life: life.signal }),
    close: () => {
      if (life.signal.aborted) return;
      life.abort();
      peer.destroy();
      empty(incoming);
    },
  };
}

/** Changing a sender may fail on a connection that is just being closed, which is not worth a word. */
function quietly(log: Log): (error: unknown) => void {
  return (error) => log('debug', 'a sender could not be changed', { error: String(error) });
}

interface Telling {
  readonly log: Log;
  readonly life: AbortSignal;
}

function tell(peer: SimplePeerInstance, text: string, { log, life }: Telling) {
  if (life.aborted || !peer.connected || peer.bufferSize > MOST_BUFFERED_BYTES) return;
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
  hooks: Omit<ConnectionHooks, 'made'>,
): { connection: RTCPeerConnection; peer: SimplePeerInstance } {
  let connection: RTCPeerConnection | undefined;
  const made = (fresh: RTCPeerConnection) => {
    connection = fresh;
  };
  const peer = new SimplePeer({
    initiator: options.initiator,
    trickle: true,
    objectMode: true,
    sdpTransform: withStereo,
    config: configuration(options.iceServers),
    wrtc: {
      ...webRtc,
      RTCPeerConnection: patientConnection(webRtc.RTCPeerConnection, { ...hooks, made }),
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

/** Every kind of media and data over one path: a third of the candidates, each of which costs a message and time. */
function configuration(iceServers: readonly IceServer[]): RTCConfiguration {
  return {
    iceServers: iceServers.map((server) => ({ ...server })),
    bundlePolicy: 'max-bundle',
  };
}

function restartIce(connection: RTCPeerConnection, iceServers: readonly IceServer[]) {
  connection.setConfiguration(configuration(iceServers));
  connection.restartIce();
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
