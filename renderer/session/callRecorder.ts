import type { RoomCode } from '../../domain/ids.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import { PROMISES, type Figures, type Outage } from '../../domain/quality/verdict.ts';
import type { Clock } from '../platform/clock.ts';
import type { CallArchive, VerdictChange } from '../storage/index.ts';
import { undoOn } from './listeners.ts';
import type { Stores } from './stores.ts';

/** Without news the record is still told every so often how long the call lasts: it may be killed at any time. */
const HEARTBEAT_MS = 2_000;
/** An archive that answers late is spared more than ten minutes at once. */
const MOST_WAITING = 600;

/** What recording needs. */
export interface CallRecorderDeps {
  readonly archive: CallArchive;
  readonly stores: Pick<Stores, 'quality' | 'people'>;
  readonly clock: Clock;
  /** The call's life: when it aborts, the call was left. */
  readonly signal: AbortSignal;
}

/** Which call is recorded. */
export interface RecordedCall {
  readonly callId: string;
  readonly room: RoomCode;
  /** The page was reloaded in this call: what was recorded before stays its first part. */
  readonly isContinued: boolean;
}

/**
 * Writes a call down while it runs: every second that is measured, who is there, the whole call's verdicts and their
 * changes.
 */
export function recordCall(deps: CallRecorderDeps, call: RecordedCall): void {
  const { stores, clock, signal } = deps;
  const recording = new Recording(deps, call);
  stores.quality.setState({ callId: call.callId });
  undoOn(signal, stores.people.subscribe(recording.meet));
  undoOn(signal, stores.quality.subscribe(recording.measure));
  undoOn(signal, clock.every(HEARTBEAT_MS, recording.write));
  undoOn(signal, recording.end);
  recording.meet();
  recording.measure();
  recording.write();
}

class Recording {
  readonly #deps: CallRecorderDeps;
  readonly #call: RecordedCall;
  #startedAtMs: number;
  #closedAtMs: number | undefined;
  #people: Readonly<Record<string, string>> = {};
  #figures: Figures | undefined;
  #outage: Outage | undefined;
  #changes: readonly VerdictChange[] = [];
  #seen: QualityTick | undefined;
  #waiting: readonly QualityTick[] = [];
  #isDue = false;
  /** Writing, or waiting for what was written before a reload. */
  #isBusy = false;

  constructor(deps: CallRecorderDeps, call: RecordedCall) {
    this.#deps = deps;
    this.#call = call;
    this.#startedAtMs = deps.clock.now();
    if (call.isContinued) void this.#takeUp();
  }

  /** Notes who is there. */
  readonly meet = (): void => {
    const { members } = this.#deps.stores.people.getState();
    const names = Object.fromEntries(members.map(({ memberId, name }) => [memberId, name]));
    this.#people = { ...this.#people, ...names };
  };

  /** Takes the seconds that are new. */
  readonly measure = (): void => {
    const { ticks } = this.#deps.stores.quality.getState();
    const fresh = this.#seen ? ticks.slice(ticks.lastIndexOf(this.#seen) + 1) : ticks;
    if (fresh.length === 0) return;
    this.#seen = fresh.at(-1);
    this.#waiting = [...this.#waiting, ...fresh].slice(-MOST_WAITING);
    this.#noteVerdicts();
    this.write();
  };

  /** Writes what is new, after what is being written. */
  readonly write = (): void => {
    this.#isDue = true;
    if (!this.#isBusy) void this.#writeAll();
  };

  readonly end = (): void => {
    this.#closedAtMs = this.#deps.clock.now();
    this.write();
  };

  async #writeAll(): Promise<void> {
    this.#isBusy = true;
    while (this.#isDue) await this.#writeNews();
    this.#isBusy = false;
  }

  /** Begins with what was recorded before a reload. */
  async #takeUp(): Promise<void> {
    const { archive } = this.#deps;
    const { callId } = this.#call;
    this.#isBusy = true;
    const earlier = await archive.get(callId);
    this.#startedAtMs = earlier?.startedAtMs ?? this.#startedAtMs;
    this.#people = { ...earlier?.people, ...this.#people };
    this.#figures ??= earlier?.figures;
    this.#outage ??= earlier?.outage;
    await this.#writeAll();
  }

  /** Notes the verdicts as they stand, and what changed. They are the whole call's, or not there yet. */
  #noteVerdicts(): void {
    const { judgement } = this.#deps.stores.quality.getState();
    if (!judgement) return;
    const news = changesBetween(this.#figures, judgement.call.call, judgement.atMs);
    this.#figures = judgement.call.call;
    this.#outage = judgement.outage;
    this.#changes = [...this.#changes, ...news];
  }

  async #writeNews(): Promise<void> {
    const { archive, clock } = this.#deps;
    const { callId, room } = this.#call;
    const ticks = this.#waiting;
    this.#isDue = false;
    this.#waiting = [];
    const changes = this.#changes;
    this.#changes = [];
    if (ticks.length > 0) await archive.addTicks(callId, ticks);
    for (const change of changes) await archive.addChange(callId, change);
    await archive.put({
      callId,
      kind: 'call',
      room,
      startedAtMs: this.#startedAtMs,
      endedAtMs: this.#closedAtMs ?? clock.now(),
      state: this.#closedAtMs === undefined ? 'open' : 'closed',
      people: this.#people,
      figures: this.#figures,
      outage: this.#outage,
    });
  }
}

function changesBetween(
  before: Figures | undefined,
  now: Figures,
  atMs: number,
): readonly VerdictChange[] {
  return PROMISES.flatMap((promise) => {
    const from = before?.[promise].verdict ?? 'not-enough-data';
    const to = now[promise].verdict;
    return from === to ? [] : [{ atMs, promise, from, to }];
  });
}
