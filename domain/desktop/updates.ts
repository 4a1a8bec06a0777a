import type { EpochMs } from '../time.ts';

/** A newer version that is offered. */
export interface OfferedUpdate {
  readonly version: string;
  /** What is new, as plain text; empty when its makers said nothing. */
  readonly notes: string;
}

/** What went wrong: no way to the feed, a file that is not what was announced, a full disk, anything else. */
export type UpdateProblem = 'unreachable' | 'damaged' | 'disk' | 'other';

/** How far the program is with newer versions of itself. */
export interface UpdateState {
  /** The version that runs. */
  readonly current: string;
  /** False where it cannot be updated by itself: not installed, or updated by others. */
  readonly isPossible: boolean;
  readonly step:
    | 'idle'
    | 'checking'
    | 'available'
    | 'downloading'
    | 'ready'
    | 'installing'
    | 'failed';
  readonly offered: OfferedUpdate | null;
  /** Of a download, 0 to 1. */
  readonly progress: number | null;
  /** Set exactly when `step` is `failed`. */
  readonly problem: UpdateProblem | null;
  /** When the feed last answered. */
  readonly checkedMs: EpochMs | null;
  /** A version that can be gone back to; `null` when none is kept. */
  readonly previous: string | null;
}
