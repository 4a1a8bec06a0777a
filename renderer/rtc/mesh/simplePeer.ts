/** The three constructors simple-peer takes by its `wrtc` option. */
export interface WebRtc {
  readonly RTCPeerConnection: typeof RTCPeerConnection;
  readonly RTCSessionDescription: typeof RTCSessionDescription;
  readonly RTCIceCandidate: typeof RTCIceCandidate;
}

/** What is used of simple-peer's options. */
export interface SimplePeerOptions {
  readonly initiator: boolean;
  readonly wrtc: WebRtc;
  readonly config: RTCConfiguration;
  readonly trickle: boolean;
  /** Received messages stay whole and apart; without it they are a stream of bytes. */
  readonly objectMode: boolean;
  /** Changes what is said of this end, before the browser applies it and the far end hears it. */
  readonly sdpTransform: (sdp: string) => string;
}

/** What is used of a simple-peer. */
export interface SimplePeerInstance {
  signal(data: unknown): void;
  negotiate(): void;
  destroy(): void;
  /** The data channel is open. */
  readonly connected: boolean;
  /** Bytes that are waiting to be sent. */
  readonly bufferSize: number;
  /** Throws when the channel is not open. */
  send(text: string): void;
  /** A message came: a string, or bytes. */
  on(event: 'data', listener: (data: unknown) => void): unknown;
  on(event: 'signal', listener: (data: unknown) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** simple-peer's constructor. */
export type SimplePeerClass = new (options: SimplePeerOptions) => SimplePeerInstance;
