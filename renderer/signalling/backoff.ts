/** A restarted service is found within this pace for the first while. */
const EAGER_FOR_MS = 30_000;
const FIRST_DELAY_MS = 100;
const EAGER_DELAY_MS = 800;
const PATIENT_DELAY_MS = 8_000;

/**
 * How long to wait before the next try to connect.
 *
 *  1. The first try comes after about 0.1 s: most losses are a changed network or a dropped connection.
 *  2. For 30 s tries are at most 1 s apart, because a service that restarts is back within seconds.
 *  3. After that the pause doubles up to 8 s, for ever.
 *  4. Every pause is ± 20 % by chance, so that a room does not come back in one wave.
 *
 * @param lostForMs time since the connection was lost
 * @param tries failed tries since then
 * @param chance a random number, 0 ≤ chance < 1
 */
export function reconnectDelay(lostForMs: number, tries: number, chance: number): number {
  const spread = 0.8 + 0.4 * chance;
  if (tries === 0) return FIRST_DELAY_MS * spread;
  if (lostForMs < EAGER_FOR_MS) return Math.min(EAGER_DELAY_MS, 200 * tries) * spread;
  const doublings = Math.min(3, Math.floor(lostForMs / EAGER_FOR_MS) - 1);
  return Math.min(PATIENT_DELAY_MS, 2 * EAGER_DELAY_MS * 2 ** doublings) * spread;
}
