import { orderVideoCodecs, VIDEO_SENDING } from '../../../domain/media/sendPolicy.ts';
import type { TrackKind } from '../conference.ts';

/** What is sent to everybody: one track per kind, or nothing. */
export type Tracks = Record<TrackKind, MediaStreamTrack | null>;

const KINDS: readonly TrackKind[] = ['audio', 'video'];

/**
 * Makes both transceivers before the first offer, with or without tracks, so that a track that comes later
 * (a camera takes its time) is put in without negotiating again.
 */
export function addTransceivers(
  connection: RTCPeerConnection,
  tracks: Tracks,
  stream: MediaStream,
) {
  for (const kind of KINDS) {
    connection.addTransceiver(tracks[kind] ?? kind, {
      direction: 'sendrecv',
      streams: [stream],
      ...(kind === 'video' && { sendEncodings: [{ maxBitrate: VIDEO_SENDING.maxBitrate }] }),
    });
  }
}

/** The same on the answering end, whose transceivers come with the offer. */
export function adoptTransceivers(
  connection: RTCPeerConnection,
  tracks: Tracks,
  stream: MediaStream,
): Promise<unknown> {
  return Promise.all(
    connection.getTransceivers().map((transceiver) => {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(stream);
      return transceiver.sender.replaceTrack(tracks[kindOf(transceiver)]);
    }),
  );
}

/** Prefers codecs by the policy; a browser without the method keeps its own order. */
export function preferCodecs(connection: RTCPeerConnection, codecs: readonly RTCRtpCodec[]) {
  if (codecs.length === 0) return;
  for (const transceiver of connection.getTransceivers()) {
    if (kindOf(transceiver) === 'video')
      transceiver.setCodecPreferences?.(orderVideoCodecs(codecs));
  }
}

/** Applies the sending policy to the video sender. */
export async function applySendPolicy(connection: RTCPeerConnection): Promise<void> {
  const sender = senderOf(connection, 'video');
  if (!sender) return;
  const parameters = sender.getParameters();
  parameters.degradationPreference = VIDEO_SENDING.degradationPreference;
  for (const encoding of parameters.encodings) encoding.maxBitrate = VIDEO_SENDING.maxBitrate;
  await sender.setParameters(parameters);
}

/** The sender of a kind, once there is one. */
export function senderOf(connection: RTCPeerConnection, kind: TrackKind): RTCRtpSender | undefined {
  return connection.getTransceivers().find((transceiver) => kindOf(transceiver) === kind)?.sender;
}

function kindOf(transceiver: RTCRtpTransceiver): TrackKind {
  return transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video';
}
