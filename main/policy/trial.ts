/** How a version proves itself: kept in a file, one for the program. */
export interface Trial {
  readonly version: string;
  /** Starts after which the page never said a word. */
  readonly unusable: number;
  /** A version that was given up here; it is not fetched again by itself. */
  readonly refused: string | null;
}

/** So many starts without a usable window, and the version before is offered. */
const MOST_UNUSABLE = 2;

/** The trial that a file holds; a new one for whatever else is in it. */
export function readTrial(value: unknown, version: string): Trial {
  const kept = (value ?? {}) as { readonly [N in keyof Trial]?: unknown };
  const refused = typeof kept.refused === 'string' ? kept.refused : null;
  const isSame = kept.version === version;
  const unusable = isSame && Number.isSafeInteger(kept.unusable) ? Number(kept.unusable) : 0;
  return { version, unusable: Math.max(0, unusable), refused };
}

/** This version starts: unusable until the page says otherwise. */
export function trialStarted(trial: Trial): Trial {
  return { ...trial, unusable: trial.unusable + 1 };
}

/** The page has said something: the version works. */
export function trialPassed(trial: Trial): Trial {
  return { ...trial, unusable: 0 };
}

/** True when the version that starts now has failed often enough before. */
export function hasFailed(trial: Trial): boolean {
  return trial.unusable >= MOST_UNUSABLE;
}

/** The person gives this version up. */
export function trialRefused(trial: Trial): Trial {
  return { ...trial, unusable: 0, refused: trial.version };
}
