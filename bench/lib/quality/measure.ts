import { setTimeout as wait } from 'node:timers/promises';
import { PROMISES, type PromiseId, type Verdict } from '../../../domain/quality/verdict.ts';
import type { Person } from '../../../test/e2e/support/person.ts';
import { UNIMPAIRED, type ImpairedLink } from '../../../test/network/link/link.ts';
import type { Evidence } from '../../../test/network/support/evidence.ts';
import { openQualityPanel } from '../../../test/network/support/panel.ts';
import { percentile } from '../statistics.ts';
import {
  countsBetween,
  jitterErrorPct,
  LINK_PROMISES,
  lossErrorPct,
  standingOf,
  truthsOf,
  type LinkPromise,
  type Standing,
} from './compare.ts';
import type { Condition } from './conditions.ts';
import { watchMachine, type Busy } from './machine.ts';
import { keepTruth, type TruthSecond } from './truthLog.ts';

/** Two people in two places, and what is needed to measure their calls. Places are `a` and `b`. */
export interface Pair {
  readonly link: ImpairedLink;
  /** At `a`; it is her panel that is read. */
  readonly anna: Person;
  /** At `b`. */
  readonly bo: Person;
  /** Payload types that are no media. */
  readonly repair: ReadonlySet<number>;
}

/** A verdict that the truth speaks against, and when it was shown. */
interface Mistake {
  readonly promise: LinkPromise;
  readonly verdict: Verdict;
  readonly atS: number;
  readonly truths: readonly number[];
}

/** What came of one call. */
export interface RunResult extends Busy {
  readonly condition: string;
  readonly seconds: number;
  readonly verdicts: Readonly<Record<PromiseId, Verdict>>;
  /** When the verdict was first the right one, seconds after both were in. */
  readonly firstRightS: Readonly<Partial<Record<LinkPromise, number>>>;
  readonly wrong: readonly Mistake[];
  /** Wrong ones where the truth is so near to the limit that no measurement could be trusted. */
  readonly excused: readonly Mistake[];
  readonly lossErrorPct: readonly number[];
  /** Of the mean of the seconds. */
  readonly rttErrorMs: readonly number[];
  readonly jitterErrorPct: readonly number[];
  /** Of the 95th percentile of the seconds, which the cards show; noise of a busy machine goes into it. */
  readonly rttP95ErrorMs: readonly number[];
  readonly jitterP95ErrorPct: readonly number[];
  /** Decided verdicts of the whole call that were taken back or turned. */
  readonly flips: number;
  /** A notice said that something is wrong. */
  readonly isWarned: boolean;
  /** Packets that the kernel dropped uncounted; must be 0. */
  readonly unseen: number;
}

/** Has the two meet anew under a condition, and compares what Anna is told each second with the truth. */
export async function measureCall(
  { link, anna, bo, repair }: Pair,
  condition: Condition,
  capS: number,
): Promise<RunResult> {
  await link.impair('a', { ...UNIMPAIRED, ...condition.figures });
  await link.reset();
  const truth = keepTruth(link, ['a', 'b'], repair);
  // Where the account starts: nothing was sent yet.
  await truth.look();
  await bo.joinMeeting(await anna.startMeeting());
  const endMachine = watchMachine();
  const startMs = Date.now();
  const panel = await openQualityPanel(anna);
  const account = createAccount(startMs);
  let verdicts = await panel.verdicts();
  let isWarned = false;
  for (let second = 1; second <= capS; second += 1) {
    await wait(Math.max(0, startMs + second * 1_000 - Date.now()));
    await truth.look();
    verdicts = await panel.verdicts();
    account.add(verdicts, truth.seconds);
    isWarned ||= await panel.isWarned();
    const isDecided =
      condition.about.length > 0 &&
      condition.about.every((promise) => verdicts[promise] !== 'not-enough-data');
    // Figures of a few seconds would say little.
    if (isDecided && second >= LEAST_S) break;
  }
  await truth.look();
  const evidence = await panel.save();
  const busy = endMachine();
  const unseen = Object.values(await link.truth()).reduce((sum, place) => sum + place.unseen, 0);
  const seconds = Math.round((Date.now() - startMs) / 1_000);
  return {
    condition: condition.id,
    seconds,
    verdicts,
    ...account.result(),
    isWarned,
    ...errors(evidence, truth.seconds),
    unseen,
    ...busy,
  };
}

/** Shortest run, seconds. */
const LEAST_S = 15;

function createAccount(startMs: number) {
  const firstRightS: Partial<Record<LinkPromise, number>> = {};
  const wrong: Mistake[] = [];
  const excused: Mistake[] = [];
  const seen = new Set<string>();
  let flips = 0;
  let before: Readonly<Partial<Record<PromiseId, Verdict>>> = {};
  const note = (standing: Standing, mistake: Mistake): void => {
    if (standing === 'right') firstRightS[mistake.promise] ??= mistake.atS;
    if (standing !== 'wrong' && standing !== 'excused') return;
    // A mistake that stands for many seconds is one mistake.
    const key = `${standing} ${mistake.promise} ${mistake.verdict}`;
    if (seen.has(key)) return;
    seen.add(key);
    (standing === 'wrong' ? wrong : excused).push(mistake);
  };
  return {
    result: () => ({ firstRightS, wrong, excused, flips }),
    add: (verdicts: Readonly<Record<PromiseId, Verdict>>, seconds: readonly TruthSecond[]) => {
      const atS = Math.round((Date.now() - startMs) / 1_000);
      const open: Verdict = 'not-enough-data';
      flips += PROMISES.filter((promise) => {
        const was = before[promise] ?? open;
        return was !== open && was !== verdicts[promise];
      }).length;
      before = verdicts;
      for (const promise of LINK_PROMISES) {
        const truths = truthsOf(promise, seconds);
        const verdict = verdicts[promise];
        note(standingOf(promise, verdict, truths), { promise, verdict, atS, truths });
      }
    },
  };
}

/** Differences between Anna's saved figures of the whole call and the truth, in both directions. */
function errors(evidence: Evidence, seconds: readonly TruthSecond[]) {
  const found = (
    [
      ['receiving', 'b', 'a'],
      ['sending', 'a', 'b'],
    ] as const
  ).map(([direction, from, to]) => {
    const figures = evidence.judgement.people[0]?.[direction]?.call;
    const samples = evidence.samples.filter((sample) => sample.direction === direction);
    const [first] = samples;
    const last = samples.at(-1);
    if (!figures || !first || !last) return {};
    const span = [Date.parse(first.at) - first.spanMs, Date.parse(last.at)] as const;
    const { loss, jitter, delay } = figures;
    const sound = samples.filter(({ kind }) => kind === 'audio');
    const rtt = compared(
      sound.map((one) => one.roundTripMs),
      delay.value,
      seconds.map((one) => one.roundTripMs),
    );
    const spread = compared(
      sound.map((one) => one.jitterMs),
      jitter.value,
      seconds.map((one) => one.jitterMs[to]),
    );
    return {
      loss: lossErrorPct(
        { lost: loss.bad, expected: loss.total },
        countsBetween(from, seconds, span),
      ),
      rtt: rtt && rtt.mean.measured - rtt.mean.truth,
      rttP95: rtt && rtt.p95.measured - rtt.p95.truth,
      jitter: spread && jitterErrorPct(spread.mean),
      jitterP95: spread && jitterErrorPct(spread.p95),
    };
  });
  const all = (name: 'loss' | 'rtt' | 'rttP95' | 'jitter' | 'jitterP95') =>
    found.map((one) => one[name]).filter((error) => error !== undefined);
  return {
    lossErrorPct: all('loss'),
    rttErrorMs: all('rtt'),
    rttP95ErrorMs: all('rttP95'),
    jitterErrorPct: all('jitter'),
    jitterP95ErrorPct: all('jitterP95'),
  };
}

/** Mean and 95th percentile of what was measured each second, beside those of the truth. */
function compared(
  measured: readonly (number | null)[],
  measuredP95: number | null,
  truth: readonly (number | undefined)[],
) {
  const seen = measured.filter((value) => value !== null);
  const real = truth.filter((value) => value !== undefined);
  if (seen.length === 0 || real.length === 0 || measuredP95 === null) return undefined;
  return {
    mean: { measured: mean(seen), truth: mean(real) },
    p95: { measured: measuredP95, truth: percentile(real, 0.95) },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
