/**
 * A way for bulk to one person's client, beside what is told each second: in order and once, and neither waits for the
 * other. It is one of the connection's own, and ends with it.
 */
export interface Lane {
  /** Aborts when nothing gets through any more. The next connection has a lane of its own. */
  readonly ended: AbortSignal;
  /** Lost once the lane has ended. */
  send(data: string | ArrayBuffer): void;
  /** Resolves when there is room for more, or the lane has ended: whoever sends much waits for it each time. */
  room(): Promise<void>;
  /** Sets who hears what comes: a text, or bytes. Unparsed: it is a stranger's. */
  listen(listener: (data: unknown) => void): void;
}
