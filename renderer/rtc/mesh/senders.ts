import type { PicturePlan } from '../../../domain/media/sendLadder.ts';
import {
  orderVideoCodecs,
  SCREEN_SENDING,
  VIDEO_SENDING,
} from '../../../domain/media/sendPolicy.ts';
import type { TrackKind } from '../conference.ts';

/** What is sent to everybody: one track per kind, or nothing. */
export type Tracks = Record<'audio' | 'video', MediaStreamTrack | null> &
  Partial<Record<TrackKind, MediaStreamTrack | null>>;

/** What belongs together on the far side: lips and voice, a screen and its sound. */
export type Streams = Readonly<Record<'person' | 'screen', MediaStream>>;

/**
 * The kinds in the order of the transceivers, which is the same on both ends. Those of a screen are made when somebody
 * first shows one: they would cost every call a third of its offer.
 */
const PERSON_KINDS: readonly TrackKind[] = ['audio', 'video'];
const SCREEN_KINDS: readonly TrackKind[] = ['screen', 'screenAudio'];
const KINDS: readonly TrackKind[] = [...PERSON_KINDS, ...SCREEN_KINDS];

/**
 * Makes the transceivers before the first offer, with or without tracks, so that a track that comes later
 * (a camera takes its time) is put in without negotiating again.
 */
export function addTransceivers(connection: RTCPeerConnection, tracks: Tracks, streams: Streams) {
  const isShown = SCREEN_KINDS.some((kind) => tracks[kind]);
  for (const kind of isShown ? KINDS : PERSON_KINDS) add(connection, kind, tracks, streams);
}

/** Makes those of a screen on a connection that has none; the connection is to be negotiated again. */
export function addScreen(connection: RTCPeerConnection, tracks: Tracks, streams: Streams) {
  for (const kind of SCREEN_KINDS) add(connection, kind, tracks, streams);
}

/** Whether a screen can be put in without negotiating. */
export function hasScreen(connection: RTCPeerConnection): boolean {
  return connection.getTransceivers().length > PERSON_KINDS.length;
}

function add(connection: RTCPeerConnection, kind: TrackKind, tracks: Tracks, streams: Streams) {
  const policy = policyOf(kind);
  connection.addTransceiver(tracks[kind] ?? mediaOf(kind), {
    direction: 'sendrecv',
    streams: [streamOf(kind, streams)],
    ...(policy && { sendEncodings: [{ maxBitrate: policy.maxBitrate }] }),
  });
}

/** The same on the answering end, whose transceivers come with the offer. What has no place here is left alone. */
export function adoptTransceivers(
  connection: RTCPeerConnection,
  tracks: Tracks,
  streams: Streams,
): Promise<unknown> {
  return Promise.all(
    connection.getTransceivers().map((transceiver, index) => {
      const kind = KINDS[index];
      if (!kind || transceiver.receiver.track.kind !== mediaOf(kind)) return undefined;
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(streamOf(kind, streams));
      return transceiver.sender.replaceTrack(tracks[kind] ?? null);
    }),
  );
}

/** Prefers codecs by the policy; a browser without the method keeps its own order. */
export function preferCodecs(connection: RTCPeerConnection, codecs: readonly RTCRtpCodec[]) {
  if (codecs.length === 0) return;
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'video')
      transceiver.setCodecPreferences?.(orderVideoCodecs(codecs));
  }
}

/** Applies the sending policies to the senders of pictures. A bit rate that was planned meanwhile stays. */
export async function applySendPolicy(connection: RTCPeerConnection): Promise<void> {
  await Promise.all(
    KINDS.map((kind) => {
      const policy = policyOf(kind);
      const sender = senderOf(connection, kind);
      if (!policy || !sender) return undefined;
      const parameters = sender.getParameters();
      parameters.degradationPreference = policy.degradationPreference;
      for (const encoding of parameters.encodings) encoding.maxBitrate ??= policy.maxBitrate;
      return sender.setParameters(parameters);
    }),
  );
}

/** Sends the camera's picture as planned. */
export async function applyPicturePlan(
  connection: RTCPeerConnection,
  { lines, scaleDownBy, maxBitrate }: PicturePlan,
): Promise<void> {
  const sender = senderOf(connection, 'video');
  if (!sender) return;
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) {
    encoding.active = lines > 0;
    // What is not sent keeps its size, so that it comes back without a change of it.
    if (lines > 0) Object.assign(encoding, { scaleResolutionDownBy: scaleDownBy, maxBitrate });
  }
  await sender.setParameters(parameters);
}

/** The sender of a kind, once there is one. */
export function senderOf(connection: RTCPeerConnection, kind: TrackKind): RTCRtpSender | undefined {
  return connection.getTransceivers()[KINDS.indexOf(kind)]?.sender;
}

/** What comes by a transceiver; `undefined`: nothing that was agreed on. */
export function kindOf(
  connection: RTCPeerConnection,
  transceiver: RTCRtpTransceiver,
): TrackKind | undefined {
  return KINDS[connection.getTransceivers().indexOf(transceiver)];
}

/** By which media lines of the connection (RFC 8843 `mid`) screens go. */
export function screenMids(connection: RTCPeerConnection): readonly string[] {
  return connection
    .getTransceivers()
    .slice(PERSON_KINDS.length)
    .flatMap(({ mid }) => mid ?? []);
}

/** Whether it is part of a shown screen, and not of the person. */
export function isOfScreen(kind: TrackKind): boolean {
  return SCREEN_KINDS.includes(kind);
}

function streamOf(kind: TrackKind, streams: Streams): MediaStream {
  return isOfScreen(kind) ? streams.screen : streams.person;
}

function mediaOf(kind: TrackKind): 'audio' | 'video' {
  return kind === 'video' || kind === 'screen' ? 'video' : 'audio';
}

function policyOf(kind: TrackKind) {
  if (kind === 'video') return VIDEO_SENDING;
  return kind === 'screen' ? SCREEN_SENDING : undefined;
}
