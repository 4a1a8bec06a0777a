import type { Reply } from '../../domain/reply.ts';
import type {
  AnswerOf,
  NoticeName,
  NoticeOf,
  RequestName,
  RequestOf,
} from '../../service/protocol/index.ts';

/**
 * PORT. The typed line to one meeting service. It finds its way back by itself, for ever; what must be said
 * again after each return (the membership) is its owner's business, by `onConnect`.
 */
export interface Signalling {
  isConnected(): boolean;
  /**
   * Asks the service. Without a connection it waits for one, at most as long as for an answer. Faults of its own:
   * `service-unreachable` (no connection in time, or lost while waiting), `timeout`, `internal` (answer unreadable).
   */
  request<N extends RequestName>(name: N, body: RequestOf<N>): Promise<Reply<AnswerOf<N>>>;
  /** What the service says unasked; only what parses arrives. Returns its own undo. */
  on<N extends NoticeName>(name: N, listener: (notice: NoticeOf<N>) => void): () => void;
  /** Each time a connection is made, the first included. Returns its own undo. */
  onConnect(listener: () => void): () => void;
  /** Each time a connection is lost. Returns its own undo. */
  onDisconnect(listener: () => void): () => void;
  /** The network changed: do not wait for the next try. */
  wake(): void;
  /**
   * The computer slept: what looks connected may be gone without a word. Asks the service for a sign of life and
   * connects anew when none comes soon.
   */
  check(): void;
  /** Ends the connection and all listeners. Idempotent. */
  close(): void;
}
