import { ok, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { ReportClient } from '../../signalling/reports.ts';
import type { Stores } from '../stores.ts';

/** Without news the queue is asked for again, in case news was lost. */
const REFRESH_MS = 30_000;
/** Several changes at once are one question. */
const GATHER_MS = 200;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What is asked for by itself: a queue of thousands is not read because somebody has seen a notice. */
export type DeskPart = 'queue' | 'incidents';
const ALL: ReadonlySet<DeskPart> = new Set(['queue', 'incidents']);

type DeskNews = Partial<ReturnType<Stores['desk']['getState']>>;

/** Asks the service with the desk's key. */
export type AskDesk = <T>(run: (client: ReportClient) => Promise<Reply<T>>) => Promise<Reply<T>>;

/** Keeps queue and incidents in the store up to date while somebody looks at them. */
export class DeskFollower {
  readonly #store: Stores['desk'];
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #askDesk: AskDesk;
  readonly #scopes: ('open' | 'all')[] = [];
  #cancel: (() => void) | undefined;
  readonly #due = new Set<DeskPart>();
  #isAsking = false;
  #isGathering = false;
  #failures = 0;

  constructor(
    {
      stores,
      clock,
      log,
    }: { readonly stores: Pick<Stores, 'desk'>; readonly clock: Clock; readonly log: Log },
    askDesk: AskDesk,
  ) {
    this.#store = stores.desk;
    this.#clock = clock;
    this.#log = log;
    this.#askDesk = askDesk;
  }

  /** Returns its own undo. */
  readonly follow = (scope: 'open' | 'all'): (() => void) => {
    this.#scopes.push(scope);
    ALL.forEach((part) => this.#due.add(part));
    // Just opened, the watch begins to hear of changes: what it asks for then is the same queue.
    if (this.#store.getState().isWhole) void this.#ask();
    else this.#gather();
    let isFollowed = true;
    return () => {
      if (!isFollowed) return;
      isFollowed = false;
      this.#scopes.splice(this.#scopes.indexOf(scope), 1);
      if (this.#scopes.length > 0) return;
      this.#cancel?.();
      this.#isGathering = false;
    };
  };

  /** Something is new, or may be. */
  readonly changed = (part?: DeskPart): void => {
    if (this.#scopes.length === 0) return;
    for (const one of part ? [part] : ALL) this.#due.add(one);
    this.#gather();
  };

  readonly close = (): void => {
    this.#scopes.length = 0;
    this.#cancel?.();
    this.#isGathering = false;
  };

  /** Asks soon, however often it is called until then. */
  #gather(): void {
    if (this.#isAsking || this.#isGathering) return;
    this.#schedule(GATHER_MS);
    this.#isGathering = true;
  }

  #schedule(delayMs: number): void {
    this.#cancel?.();
    this.#isGathering = false;
    this.#cancel = this.#clock.after(delayMs, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    this.#cancel?.();
    this.#isGathering = false;
    const scope = this.#scopes.includes('all') ? 'all' : this.#scopes.at(-1);
    if (scope === undefined || this.#isAsking || this.#store.getState().state !== 'open') return;
    const parts = this.#due.size > 0 ? new Set(this.#due) : ALL;
    this.#due.clear();
    this.#isAsking = true;
    const news = await this.#read(scope, parts);
    this.#isAsking = false;
    if (this.#store.getState().state !== 'open') return;
    if (!news.ok) {
      parts.forEach((part) => this.#due.add(part));
      this.#failed();
      return;
    }
    this.#failures = 0;
    this.#store.setState({ ...news.value, isStale: false });
    if (this.#scopes.length === 0) return;
    if (this.#due.size > 0) this.#gather();
    else this.#schedule(REFRESH_MS);
  }

  async #read(scope: 'open' | 'all', parts: ReadonlySet<DeskPart>): Promise<Reply<DeskNews>> {
    let news: DeskNews = {};
    if (parts.has('queue')) {
      const askedAtMs = this.#clock.monotonic();
      const queue = await this.#askDesk((client) => client.queue(scope));
      if (!queue.ok) return queue;
      const { rows, nowMs } = queue.value;
      const tripMs = this.#clock.monotonic() - askedAtMs;
      const clockOffsetMs = nowMs - (this.#clock.now() - tripMs / 2);
      news = { rows, isWhole: true, clockOffsetMs };
    }
    if (parts.has('incidents')) {
      const asked = await this.#askDesk((client) => client.incidents());
      if (!asked.ok) return asked;
      news = { ...news, incidents: asked.value.incidents };
    }
    return ok(news);
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#failures === 1) this.#log('warn', 'the service desk has no news');
    this.#store.setState({ isStale: true });
    const pauseMs = FIRST_PAUSE_MS * 2 ** Math.min(10, this.#failures - 1);
    if (this.#scopes.length > 0) this.#schedule(Math.min(LONGEST_PAUSE_MS, pauseMs));
  }
}
