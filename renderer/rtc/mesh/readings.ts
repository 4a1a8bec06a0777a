import { screenMids, type Streams } from './senders.ts';

/** What is to be seen and heard of a peer. */
export interface Readings {
  /** Everything the person sends; filled as tracks arrive. */
  readonly stream: MediaStream;
  /** The screen they show, with its sound; filled when they first show one. */
  readonly screen: MediaStream;
  /** By which media lines screens go; empty as long as there is no place for them. */
  screenMids(): readonly string[];
  getStats(): Promise<RTCStatsReport>;
  /** How loud the person is just now, 0 to 1. */
  level(): number;
}

/** Reads a connection, as long as it lives. */
export function readings(
  connection: RTCPeerConnection,
  incoming: Streams,
  life: AbortSignal,
): Readings {
  return {
    stream: incoming.person,
    screen: incoming.screen,
    screenMids: () => (life.aborted ? [] : screenMids(connection)),
    getStats: () => connection.getStats(),
    level: () => (life.aborted ? 0 : levelOf(connection)),
  };
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
