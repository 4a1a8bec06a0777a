/** What the owner of a {@link patientConnection} wants to know. */
export interface ConnectionHooks {
  /** The connection that was made, before its maker has used it. */
  made(connection: RTCPeerConnection): void;
  /** What the far end said (SDP), as it is to be taken; asked for each description before it is applied. */
  heard(sdp: string): string;
  /** An offer has been applied; whatever is set up here is part of the answer. */
  offered(connection: RTCPeerConnection): void;
}

/**
 * A class of connection for simple-peer, whose public `wrtc` option takes one. It differs in three points:
 *
 * - `failed` is shown as `disconnected`. simple-peer destroys itself on `failed`, although ICE can be
 *   restarted; the true state is read with {@link trueState}.
 * - what the far end said is taken as the owner wants it.
 * - the owner may set up its transceivers between an offer and the answer to it.
 */
export function patientConnection(
  Base: typeof RTCPeerConnection,
  hooks: ConnectionHooks,
): typeof RTCPeerConnection {
  return class PatientConnection extends Base {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      Object.defineProperties(this, {
        iceConnectionState: { get: () => patient(read(Base, this, 'iceConnectionState')) },
        connectionState: { get: () => patient(read(Base, this, 'connectionState')) },
      });
      hooks.made(this);
    }

    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const { type, sdp } = description;
      await super.setRemoteDescription(
        sdp === undefined ? { type } : { type, sdp: hooks.heard(sdp) },
      );
      if (type === 'offer') hooks.offered(this);
    }
  };
}

/** The state of a connection as the browser sees it, `failed` included. */
export function trueState(
  Base: typeof RTCPeerConnection,
  connection: RTCPeerConnection,
): RTCPeerConnectionState {
  return read(Base, connection, 'connectionState');
}

function read<K extends keyof RTCPeerConnection>(
  Base: typeof RTCPeerConnection,
  connection: RTCPeerConnection,
  key: K,
): RTCPeerConnection[K] {
  return Reflect.get(Base.prototype, key, connection) as RTCPeerConnection[K];
}

function patient<S extends string>(state: S): S | 'disconnected' {
  return state === 'failed' ? 'disconnected' : state;
}
