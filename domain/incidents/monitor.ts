import type { EpochMs } from '../time.ts';

/** What the service watches of itself. */
export const MONITORED = ['service', 'storage', 'relay', 'joins'] as const;
export type Monitored = (typeof MONITORED)[number];

/** What one look found. Nothing found either way, such as a quiet hour without joins, is no look. */
export interface Look {
  readonly isWorking: boolean;
  readonly atMs: EpochMs;
  /** In English, for whoever repairs it. */
  readonly found: string;
}

/** One failure may be chance, three in a row at this pace are none; and it works again when it does so for as long. */
export const LOOKS_IN_A_ROW = 3;

/** What the monitor thinks of one thing. */
export interface Health {
  readonly isDown: boolean;
  /** Looks in a row that say otherwise. */
  readonly contrary: readonly Look[];
}

/** What is thought before the first look. */
export const HEALTHY: Health = { isDown: false, contrary: [] };

/** What a look changes: `down` with the looks that say so, the first of which is when it was found; `up` with the last one. */
export type Turn =
  | { readonly kind: 'down'; readonly sinceMs: EpochMs; readonly looks: readonly Look[] }
  | { readonly kind: 'up'; readonly look: Look };

/** What is thought after one more look, and whether that is a turn. */
export function afterLook(
  { isDown, contrary }: Health,
  look: Look,
): { readonly health: Health; readonly turn: Turn | undefined } {
  if (look.isWorking !== isDown) return { health: { isDown, contrary: [] }, turn: undefined };
  const looks = [...contrary, look];
  const [first = look] = looks;
  if (looks.length < LOOKS_IN_A_ROW)
    return { health: { isDown, contrary: looks }, turn: undefined };
  return {
    health: { isDown: !isDown, contrary: [] },
    turn: isDown ? { kind: 'up', look } : { kind: 'down', sinceMs: first.atMs, looks },
  };
}

/** Joins that were answered within some time. */
export interface JoinCount {
  readonly all: number;
  /** Those that failed by the service's own fault: an internal one, or no answer in time. */
  readonly failed: number;
}

/** Over how long joins are counted. */
export const JOIN_WINDOW_MS = 5 * 60_000;
/** So few failures may be one person who tries again. */
const FAILED_JOINS_MIN = 3;
/** Own reading, the contract names no figure: when every fifth person is turned away, it is no single case. */
const FAILED_JOINS_SHARE = 0.2;

/** Whether people get into rooms; `undefined` while nobody has tried. */
export function areJoinsWorking({ all, failed }: JoinCount): boolean | undefined {
  if (all === 0) return undefined;
  return failed < FAILED_JOINS_MIN || failed / all < FAILED_JOINS_SHARE;
}
