import type { MemberId } from '../../ids.ts';
import type { MonotonicMs } from '../../time.ts';
import type { ConnectionCounters, InboundCounters } from './counters.ts';
import { differ, LONGEST_SPAN_MS, type ConnectionDelta } from './deltas.ts';

/** Whose a connection is. With a mesh that is one person, with a forwarding unit everybody. */
export interface ConnectionPeople {
  /** A connection made anew has a new id. */
  readonly connectionId: string;
  /** At the other end, or behind it. */
  readonly people: readonly MemberId[];
  /** Who sends a stream; `undefined` when it is nobody's, or nobody's any more. */
  readonly personOf: (stream: InboundCounters) => MemberId | undefined;
}

/** One look at one connection. */
export interface Look extends ConnectionPeople {
  readonly counters: ConnectionCounters;
  /** When the statistics were taken, by this client's monotonic clock. */
  readonly takenAtMs: MonotonicMs;
}

/** What happened on one connection from one look to the next. */
export interface ConnectionSpan extends ConnectionPeople, ConnectionDelta {
  /** By this client's monotonic clock. */
  readonly endMs: MonotonicMs;
  /** Add it to a time of the statistics to have it on this client's monotonic clock. */
  readonly clockOffsetMs: number;
}

/** The last look at each connection, by its id. */
export type LastLooks = ReadonlyMap<string, Look>;

/**
 * What the new looks tell against the last ones. A connection that did not answer this time is looked at from its
 * last answer on; one that has not answered for too long, or is gone, is forgotten.
 */
export function stepLooks(
  before: LastLooks,
  looks: readonly Look[],
  nowMs: MonotonicMs,
): { readonly lasts: LastLooks; readonly spans: readonly ConnectionSpan[] } {
  const lasts = new Map<string, Look>();
  for (const [id, look] of before) {
    if (nowMs - look.takenAtMs <= LONGEST_SPAN_MS) lasts.set(id, look);
  }
  const spans: ConnectionSpan[] = [];
  // Of two looks at one connection, when one answered late, the newer one tells both.
  for (const look of new Map(looks.map((look) => [look.connectionId, look])).values()) {
    const last = lasts.get(look.connectionId);
    // The same statistics again, from the browser's cache: the span goes on.
    if (last?.counters.atMs === look.counters.atMs) continue;
    lasts.set(look.connectionId, look);
    const delta = last && differ(last.counters, look.counters);
    if (delta) spans.push(spanOf(look, delta));
  }
  return { lasts, spans };
}

function spanOf(look: Look, delta: ConnectionDelta): ConnectionSpan {
  const { connectionId, people, personOf, takenAtMs, counters } = look;
  const clockOffsetMs = takenAtMs - counters.atMs;
  return { ...delta, connectionId, people, personOf, endMs: takenAtMs, clockOffsetMs };
}
