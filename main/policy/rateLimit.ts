/** Lets a burst through, and afterwards as many as flow back in. */
export interface RateLimit {
  /** True when one more is allowed now. */
  take(nowMs: number): boolean;
}

/** A bucket that holds `burst` and gains `perSecond`. */
export function createRateLimit(burst: number, perSecond: number): RateLimit {
  let left = burst;
  let lastMs: number | undefined;
  return {
    take: (nowMs) => {
      const passedMs = Math.max(0, nowMs - (lastMs ?? nowMs));
      lastMs = nowMs;
      left = Math.min(burst, left + (passedMs / 1000) * perSecond);
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
