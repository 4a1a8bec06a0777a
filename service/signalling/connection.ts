import type { NoticeName, NoticeOf } from '../protocol/index.ts';

/** PORT. The way to one client, whatever carries it. Compared by identity. */
export interface Connection {
  /** Tells the client something; never throws, a dead client hears nothing. */
  notify<N extends NoticeName>(name: N, notice: NoticeOf<N>): void;
}
