import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';

/** Seen from this client. What is sent is measured where it arrives, and told back by the far end. */
export type Direction = 'receiving' | 'sending';

export type MediaKind = 'audio' | 'video';

/** Type of an ICE candidate (RFC 8445 §5.1.1). `relay` means that a TURN server is on the way. */
export type CandidateKind = 'host' | 'srflx' | 'prflx' | 'relay';

/** The way the packets of a connection take. */
export interface MediaPath {
  readonly local: CandidateKind;
  readonly remote: CandidateKind;
  /** To the next hop: with a TURN server, the protocol spoken to that server. */
  readonly protocol: 'udp' | 'tcp' | 'tls';
}

/** What holds an encoder back, as W3C webrtc-stats `qualityLimitationReason` says. `none` proves nothing. */
export type Limitation = 'none' | 'cpu' | 'bandwidth' | 'other';

/**
 * One kind of media between this client and one remote person in one direction over about a second, as it was
 * measured at the receiving end. Plain figures, units in the names. `undefined` is unknown, never 0.
 */
export interface QualitySample {
  /** The remote person. */
  readonly memberId: MemberId;
  readonly direction: Direction;
  readonly kind: MediaKind;
  /** End of the span, on this device's wall clock. */
  readonly atMs: EpochMs;
  readonly spanMs: number;
  /**
   * The sender means to send, by its own word, and the receiver asks for it: not muted, not paused, not out of sight.
   * Statistics cannot tell.
   */
  readonly isOn: boolean;
  /** Of a camera that is on, the receiver asks for a picture below HD on purpose, or for none: its size says nothing. */
  readonly isAskedSmall: boolean;
  /** d(received) − d(retransmitted) + d(lost). */
  readonly packetsExpected: number;
  /** Signed: a late packet takes back a loss that was counted before. */
  readonly packetsLost: number;
  /** Part of the span in which media was expected and nothing had come for a second; such packets are not in `packetsLost`. */
  readonly outageMs: number;
  /** RFC 3550 interarrival jitter. */
  readonly jitterMs: number | undefined;
  /** Mean of the answers of the selected candidate pair that came in the span. */
  readonly roundTripMs: number | undefined;
  readonly kilobitsPerSecond: number | undefined;
  /** Size of the decoded picture; unknown while it stands still. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Decoded in the span. */
  readonly frames: number | undefined;
  /** What the sender's camera delivers, by the sender's word. */
  readonly sourceWidth: number | undefined;
  readonly sourceHeight: number | undefined;
  readonly freezes: number | undefined;
  /** Part of the span in which the picture was frozen or paused. */
  readonly frozenMs: number | undefined;
  /** Sound that was made up because packets were missing. */
  readonly concealedMs: number | undefined;
  /** Mean time that sound or picture waited in the jitter buffer. */
  readonly bufferMs: number | undefined;
  /** Codec without its kind: `opus`, `H264`. */
  readonly codec: string | undefined;
  readonly path: MediaPath | undefined;
  /** Of the sender's encoder, or of its client that asks less of it (`cpu`, `other`), by the sender's word. */
  readonly limitation: Limitation | undefined;
  /** Of a roll-up over several seconds (rollUp.ts): the worst of them, beside the means above. A second has none. */
  readonly worst?: WorstSecond;
}

/** The worst second of several. */
export interface WorstSecond {
  readonly jitterMs: number | undefined;
  readonly roundTripMs: number | undefined;
}

/** How this device itself was doing over the same second. */
export interface DeviceSample {
  /** Mean time to encode one picture; above the time between two pictures, the device cannot keep up. */
  readonly encodeMsPerFrame: number | undefined;
  /** Pictures of the camera, and how many of them were encoded, per second. */
  readonly capturedFramesPerSecond: number | undefined;
  readonly encodedFramesPerSecond: number | undefined;
  /** Length of the sound that the microphone gave, per time: 1 when it keeps up. Unknown while it is off. */
  readonly capturedSoundShare: number | undefined;
  /** W3C Compute Pressure, where the browser tells it. */
  readonly pressure: 'nominal' | 'fair' | 'serious' | 'critical' | undefined;
  /** How late the page's own timers came in the span at worst. */
  readonly timerLateMs: number | undefined;
}

/** How a connection was doing over the last seconds, by the network's figures of both directions. */
export interface LinkStanding {
  /** `unknown`: too little was measured, or it is neither clearly fine nor clearly impaired. */
  readonly state: 'fine' | 'impaired' | 'unknown';
  /** A TURN server is on the way. */
  readonly isRelayed: boolean | undefined;
  /** Both ends probably stand in one network: reached without any translation of addresses, in no time. */
  readonly isNear: boolean | undefined;
}

/** What a far end says of itself, not more than five seconds ago. It is the far end's word, parsed and in range. */
export interface FarFacts {
  readonly memberId: MemberId;
  readonly device: DeviceSample | undefined;
  /** Its connections to everybody but this client. */
  readonly otherLinks: readonly LinkStanding[];
}

/** Everything that was measured in one second. Samples of the far ends may be some seconds older. */
export interface QualityTick {
  readonly atMs: EpochMs;
  readonly samples: readonly QualitySample[];
  readonly device: DeviceSample | undefined;
  /** One entry for each far end that says something of itself. */
  readonly farEnds: readonly FarFacts[];
}
