import { addLoss, judgeLoss, openLossAccount } from '../../domain/quality/judging/lossAccount.ts';
import { PROMISE_TERMS } from '../../domain/quality/promises.ts';
import { SCOPES, type Scope, type Verdict } from '../../domain/quality/verdict.ts';

/** A steady network: the share of packets it loses, the mean length of its bursts, and packets per second of one direction. */
export interface LossCase {
  readonly lossPercent: number;
  readonly burst: number;
  readonly packetsPerSecond: number;
}

/** What one scope showed over many calls. Shares are of calls. */
export interface ScopeOutcome {
  /** Ever showed a verdict that the true loss contradicts; at the limit itself none does. */
  readonly wrong: number;
  /** Changed its verdict after the first one. */
  readonly flipped: number;
  /** Gave a right verdict at all, and after how many seconds (median and 95th percentile of all calls). */
  readonly decided: number;
  readonly medianSeconds: number | undefined;
  readonly p95Seconds: number | undefined;
}

export type Outcome = Readonly<Record<Scope, ScopeOutcome>> & {
  /** Any scope was ever wrong. */
  readonly wrong: number;
};

const CALL_SECONDS = 600;
/** Below this rate of packets a direction is taken to be audio alone. */
const AUDIO_ONLY_RATE = 60;

/** Uniform in [0, 1), the same for the same seed (mulberry32, public domain by Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lost packets in every second of a call, by Gilbert's two states: all packets of the bad state are lost, which lasts
 * `burst` packets in the mean, and the good state as long as makes the loss right. Both lengths are geometric.
 */
export function lostPerSecond(
  { lossPercent, burst, packetsPerSecond }: LossCase,
  random: () => number,
  seconds: Int32Array,
): Int32Array {
  seconds.fill(0);
  const share = lossPercent / 100;
  if (share === 0) return seconds;
  const startsBad = share / (burst * (1 - share));
  const gap = (): number => Math.floor(Math.log(1 - random()) / Math.log(1 - startsBad));
  const run = (): number =>
    burst === 1 ? 1 : 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / burst));
  const packets = packetsPerSecond * seconds.length;
  let packet = gap();
  while (packet < packets) {
    const end = Math.min(packets, packet + run());
    for (; packet < end; packet += 1) {
      const second = Math.floor(packet / packetsPerSecond);
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
    packet += 1 + gap();
  }
  return seconds;
}

/** What was shown in one scope of one call. */
interface Shown {
  last: Verdict;
  rightAt: number | undefined;
  isWrong: boolean;
  hasFlipped: boolean;
}

/** Judges ten-minute calls second by second, as the client does, and says how often what it showed was wrong. */
export function simulateCalls(lossCase: LossCase, calls: number, seed: number): Outcome {
  const random = seededRandom(seed);
  const seconds = new Int32Array(CALL_SECONDS);
  const results: Record<Scope, Shown>[] = [];
  for (let call = 0; call < calls; call += 1)
    results.push(judgeCall(lossCase, lostPerSecond(lossCase, random, seconds)));
  return {
    now: outcomeOf(results, 'now'),
    fiveMinutes: outcomeOf(results, 'fiveMinutes'),
    call: outcomeOf(results, 'call'),
    wrong: share(results, (shown) => SCOPES.some((scope) => shown[scope].isWrong)),
  };
}

function judgeCall(lossCase: LossCase, seconds: Int32Array): Record<Scope, Shown> {
  const { lossPercent, packetsPerSecond } = lossCase;
  const limit = PROMISE_TERMS.loss.limit * 100;
  const truth = Math.abs(lossPercent - limit) < 1e-9 ? undefined : lossPercent < limit;
  const right: Verdict = truth ? 'met' : 'breached';
  const hasVideo = packetsPerSecond > AUDIO_ONLY_RATE;
  const shown = { now: unseen(), fiveMinutes: unseen(), call: unseen() };
  const account = openLossAccount();
  for (let second = 0; second < seconds.length; second += 1) {
    addLoss(account, { second, packets: packetsPerSecond, lost: seconds[second] ?? 0 });
    judgeLoss(account, second, hasVideo);
    for (const scope of SCOPES) {
      const { verdict } = account.figures[scope];
      const seen = shown[scope];
      if (verdict === seen.last) continue;
      if (seen.last !== 'not-enough-data' || seen.rightAt !== undefined) seen.hasFlipped = true;
      seen.last = verdict;
      if (verdict === 'not-enough-data') continue;
      if (truth === undefined) continue;
      if (verdict === right) seen.rightAt ??= second + 1;
      else seen.isWrong = true;
    }
  }
  return shown;
}

function unseen(): Shown {
  return { last: 'not-enough-data', rightAt: undefined, isWrong: false, hasFlipped: false };
}

function outcomeOf(results: readonly Record<Scope, Shown>[], scope: Scope): ScopeOutcome {
  const times = results
    .map((shown) => shown[scope].rightAt ?? Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a - b);
  const at = (part: number): number | undefined => {
    const time = times[Math.ceil(times.length * part) - 1];
    return time === Number.POSITIVE_INFINITY ? undefined : time;
  };
  return {
    wrong: share(results, (shown) => shown[scope].isWrong),
    flipped: share(results, (shown) => shown[scope].hasFlipped),
    decided: share(results, (shown) => shown[scope].rightAt !== undefined),
    medianSeconds: at(0.5),
    p95Seconds: at(0.95),
  };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
