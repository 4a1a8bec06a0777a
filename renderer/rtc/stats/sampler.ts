import type { ConnectionPeople, Look } from '../../../domain/quality/measuring/looks.ts';
import {
  offsetOf,
  stepClockOffset,
  type ClockOffset,
} from '../../../domain/quality/measuring/clockOffset.ts';
import type { Clock } from '../../platform/clock.ts';
import { toConnectionCounters } from './connectionCounters.ts';
import type { StatsReport } from './report.ts';

const PERIOD_MS = 1_000;
/** More connections than these are looked at one after the other, so that no moment has all the work. */
const AT_ONCE = 4;
/** The part of the period over which they are spread; the rest is for those that answer late. */
const SPREAD_MS = 800;
/** An answer that is late by more is none: the statistics' clock stood still with the machine. */
const LATEST_ANSWER_MS = 1_000;

/** A connection that can be looked at: one peer of a mesh, or the one that a forwarding unit sends everything on. */
export interface StatsConnection extends ConnectionPeople {
  readonly getStats: () => Promise<StatsReport>;
  /**
   * Media lines (RFC 8843 `mid`) by which screens go: the contract promises something of people's sound and picture, and a
   * screen has neither their size nor their frame rate.
   */
  readonly screenMids?: readonly string[];
}

/** What sampling needs. */
export interface SamplerDeps {
  /** Those there are now. */
  readonly connections: () => readonly StatsConnection[];
  readonly clock: Clock;
  /** All answers of one period, once each period, also without any. */
  readonly onRound: (looks: readonly Look[]) => void;
  /** Ends sampling. */
  readonly signal: AbortSignal;
}

/**
 * Looks at every connection once a second: one `getStats()` each, never a second one before the first has answered.
 * A period is over when all have answered, or when the next one begins; an answer that comes later belongs to that.
 */
export function startSampler(deps: SamplerDeps): void {
  const rounds = new Rounds(deps);
  const undoEvery = deps.clock.every(PERIOD_MS, () => rounds.open());
  deps.signal.addEventListener(
    'abort',
    () => {
      undoEvery();
      rounds.cancel();
    },
    { once: true },
  );
}

class Rounds {
  readonly #deps: SamplerDeps;
  /** Connections that are to be asked in this round, or have not answered yet. */
  readonly #busy = new Set<string>();
  /** Undoes what is to happen later in this round. */
  readonly #waiting = new Set<() => void>();
  #looks: Look[] = [];
  #missing = 0;
  #isOpen = false;
  #offset: ClockOffset | undefined;

  constructor(deps: SamplerDeps) {
    this.#deps = deps;
  }

  open(): void {
    this.#close();
    this.#isOpen = true;
    const due = this.#deps.connections().filter((one) => !this.#busy.has(one.connectionId));
    this.#missing = due.length;
    const stepMs = due.length > AT_ONCE ? SPREAD_MS / due.length : 0;
    due.forEach((connection, index) => this.#start(connection, index * stepMs));
    if (this.#missing === 0) this.#close();
  }

  cancel(): void {
    for (const undo of this.#waiting) undo();
  }

  #close(): void {
    if (!this.#isOpen || this.#deps.signal.aborted) return;
    this.#isOpen = false;
    const taken = this.#looks;
    this.#looks = [];
    this.#deps.onRound(taken);
  }

  #start(connection: StatsConnection, delayMs: number): void {
    const round = this.#looks;
    this.#busy.add(connection.connectionId);
    const run = async () => {
      await this.#look(connection);
      // Whoever answers after its period is over closes none.
      if (round === this.#looks && (this.#missing -= 1) === 0) this.#close();
    };
    if (delayMs === 0) {
      void run();
      return;
    }
    const undo = this.#deps.clock.after(delayMs, () => {
      this.#waiting.delete(undo);
      void run();
    });
    this.#waiting.add(undo);
  }

  async #look({ getStats, screenMids, ...whose }: StatsConnection): Promise<void> {
    const { clock, signal } = this.#deps;
    try {
      const counters = toConnectionCounters(await getStats(), screenMids);
      if (!counters || signal.aborted) return;
      const differenceMs = clock.monotonic() - counters.atMs;
      this.#offset = stepClockOffset(this.#offset, differenceMs, LATEST_ANSWER_MS);
      this.#looks.push({ ...whose, counters, takenAtMs: counters.atMs + offsetOf(this.#offset) });
    } catch {
      // The connection was closed meanwhile.
    } finally {
      this.#busy.delete(whose.connectionId);
    }
  }
}
