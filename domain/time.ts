/** Milliseconds since 1970-01-01T00:00Z by a wall clock. `domain/` never reads a clock; `now` is an argument. */
export type EpochMs = number;

/** Milliseconds by a clock that only goes forward (`performance.now`, statistics time stamps). */
export type MonotonicMs = number;
