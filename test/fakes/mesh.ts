import type { Incarnation, MemberId } from '../../domain/ids.ts';
import type { PicturePlan } from '../../domain/media/sendLadder.ts';
import { createClock } from '../../renderer/platform/clock.ts';
import type { LinkState, RemoteEnd } from '../../renderer/rtc/conference.ts';
import { MeshConference } from '../../renderer/rtc/mesh/meshConference.ts';
import type { Peer, PeerOptions } from '../../renderer/rtc/mesh/peer.ts';
import type { PeerSignal } from '../../renderer/rtc/mesh/signalData.ts';
import type { Signal } from '../../service/protocol/index.ts';

/** A peer that does nothing and remembers what was asked of it. */
export interface FakePeer extends Peer {
  readonly options: PeerOptions;
  readonly heard: PeerSignal[];
  readonly sent: [string, MediaStreamTrack | null][];
  readonly told: string[];
  readonly plans: PicturePlan[];
  restarts: number;
  screens: number;
  renegotiations: number;
  closed: boolean;
}

/** One life of a member. */
export const end = (id: string, life = '1'): RemoteEnd => ({
  memberId: id as MemberId,
  incarnation: `${id}-${life}` as Incarnation,
});
/** A member whose id is smaller than mine, so that they make the offers. */
export const early: RemoteEnd = end('a');
/** A member whose id is larger than mine, so that I make the offers. */
export const late: RemoteEnd = end('z');
const me = 'm' as MemberId;

export const offer = { type: 'offer', sdp: 'v=0' } as const;
export const answer = { type: 'answer', sdp: 'v=0' } as const;

/** A mesh conference over fake peers, and everything it said. */
export function meshOverFakes(options: { refusePeers?: boolean } = {}) {
  const peers: FakePeer[] = [];
  const said: [MemberId, Signal][] = [];
  const states: [MemberId, LinkState][] = [];
  const media: MemberId[] = [];
  const told: [MemberId, string][] = [];
  const receivers = new Set<(from: RemoteEnd, signal: Signal) => void>();
  const hints = new Set<() => void>();
  const createPeer = (peerOptions: PeerOptions): Peer => {
    if (options.refusePeers === true) throw new Error('too many');
    const peer: FakePeer = {
      options: peerOptions,
      heard: [],
      sent: [],
      told: [],
      plans: [],
      restarts: 0,
      screens: 0,
      renegotiations: 0,
      closed: false,
      stream: { id: `stream-${peers.length}` } as MediaStream,
      screen: { id: `screen-${peers.length}` } as MediaStream,
      openScreen: () => (peer.screens += 1),
      renegotiate: () => (peer.renegotiations += 1),
      screenMids: () => [],
      signal: (data) => void peer.heard.push(data),
      setTrack: async (kind, track) => void peer.sent.push([kind, track]),
      setPicturePlan: (plan) => void peer.plans.push(plan),
      restartIce: () => (peer.restarts += 1),
      tell: (text) => void peer.told.push(text),
      getStats: async () => new Map() as unknown as RTCStatsReport,
      level: () => 0,
      close: () => (peer.closed = true),
    };
    peers.push(peer);
    return peer;
  };
  const conference = new MeshConference({
    selfId: me,
    signals: {
      send: (to, signal) => said.push([to.memberId, signal]),
      onReceived: (listener) => {
        receivers.add(listener);
        return () => receivers.delete(listener);
      },
    },
    iceServers: () => [{ urls: ['stun:example'] }],
    onHint: (listener) => {
      hints.add(listener);
      return () => hints.delete(listener);
    },
    createPeer,
    clock: createClock(globalThis),
    log: () => {},
  });
  conference.on('link', (memberId, state) => states.push([memberId, state]));
  conference.on('media', (memberId) => media.push(memberId));
  conference.on('told', (memberId, text) => told.push([memberId, text]));
  return {
    conference,
    peers,
    said,
    states,
    media,
    told,
    receivers,
    hints,
    last: () => peers.at(-1) as FakePeer,
    hear: (from: RemoteEnd, link: number, data: Signal['data']) =>
      receivers.forEach((receive) => receive(from, { link, data })),
    hint: () => hints.forEach((tell) => tell()),
  };
}
