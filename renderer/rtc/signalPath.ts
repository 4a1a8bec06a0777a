import type { Signal } from '../../service/protocol/index.ts';
import type { RemoteEnd } from './conference.ts';

/** How a conference exchanges signals with the other ends; the session puts the service behind it. */
export interface SignalPath {
  /** Keeps the order per remote. A signal that cannot be delivered is lost, and recovery makes up for it. */
  send(to: RemoteEnd, signal: Signal): void;
  /** Returns its own undo. */
  onReceived(listener: (from: RemoteEnd, signal: Signal) => void): () => void;
}
