import SimplePeer from 'simple-peer/simplepeer.min.js';
import type { Conference } from './conference.ts';
import { MeshConference, type MeshDeps } from './mesh/meshConference.ts';
import { createPeerFactory } from './mesh/peer.ts';
import type { SimplePeerClass } from './mesh/simplePeer.ts';

export { createFarEnd } from './loop/farEnd.ts';
export { openLoop } from './loop/loop.ts';
export { createTestMedia } from './loop/testMedia.ts';
export { createDeviceProbe } from './stats/deviceProbe.ts';
export { warmUp } from './warmUp.ts';

/** What a conference needs of the page's window. */
export type RtcWindow = Pick<
  typeof globalThis,
  | 'RTCPeerConnection'
  | 'RTCSessionDescription'
  | 'RTCIceCandidate'
  | 'RTCRtpReceiver'
  | 'MediaStream'
>;

/** A mesh of peer connections in this window. */
export function createMeshConference(
  window: RtcWindow,
  deps: Omit<MeshDeps, 'createPeer'>,
): Conference {
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = window;
  const createPeer = createPeerFactory({
    SimplePeer: SimplePeer as SimplePeerClass,
    webRtc: { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate },
    createStream: () => new window.MediaStream(),
    videoCodecs: () => window.RTCRtpReceiver.getCapabilities?.('video')?.codecs ?? [],
    log: deps.log,
  });
  return new MeshConference({ ...deps, createPeer });
}
