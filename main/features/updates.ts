import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import type { UpdateState } from '../../domain/desktop/updates.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { JsonFile } from '../files/jsonFile.ts';
import type { KeptVersions } from '../files/keptVersions.ts';
import { hasFailed, readTrial, trialPassed, trialRefused, trialStarted } from '../policy/trial.ts';
import {
  firstUpdateState,
  isOlder,
  mayFetch,
  nextCheckDelay,
  nextUpdateState,
  updateProblem,
  type UpdateEvent,
} from '../policy/updates.ts';
import type { UpdateEngine } from './electronUpdater.ts';
import { openLocalFeed } from './localFeed.ts';
import type { Log } from './logs.ts';
import type { PreferenceKeeper } from './preferences.ts';

/** What updating needs. */
export interface UpdateParts {
  readonly load: () => Promise<UpdateEngine>;
  /** Whether this program can replace itself where it runs. */
  readonly isPossible: boolean;
  readonly current: string;
  /** The file this version can be installed from again, where the system keeps one. */
  readonly currentInstaller: string | undefined;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly preferences: Pick<PreferenceKeeper, 'store'>;
  readonly kept: KeptVersions;
  /** Remembers how this version's starts went. */
  readonly trial: JsonFile;
  /** Asks the person, without the page, whether to put back the version before. */
  readonly offerGoingBack: (previous: string) => Promise<boolean>;
  readonly tell: (state: UpdateState) => void;
  readonly log: Log;
  readonly now: () => number;
  /** Runs once after the delay, in milliseconds; returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** Newer versions of the program, and the way back. */
export interface Updates {
  readonly store: Pick<StoreApi<UpdateState>, 'getState' | 'subscribe'>;
  /** The window works: this version has passed its trial. */
  usable(): void;
  /** Looks now, and fetches what is found: somebody asked. */
  check(): Reply<null>;
  install(): Reply<null>;
  goBack(): Promise<Reply<null>>;
}

/**
 * Keeps the program up to date.
 * 1. It looks by itself when that is allowed, never in a meeting, and fetches what it finds; a download that a meeting
 *    interrupts begins again after it.
 * 2. What was fetched is installed when the person says so, or when the program is quit.
 * 3. The installer of the version before is kept. A version that twice started without a usable window is offered to
 *    be replaced by it, and is then not fetched again by itself.
 */
export function setupUpdates(parts: UpdateParts): Updates {
  const updates = new Updater(parts);
  if (parts.isPossible) void updates.start();
  return updates;
}

class Updater implements Updates {
  readonly store: StoreApi<UpdateState>;
  readonly #parts: UpdateParts;
  #trial;
  #engine: Promise<UpdateEngine> | undefined;
  #fetching: AbortController | undefined;
  #failures = 0;
  #cancelCheck = () => {};
  #wasInMeeting = false;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    const { current, isPossible, kept } = parts;
    const previous = kept.list().findLast(({ version }) => isOlder(version, current));
    this.#trial = readTrial(parts.trial.read(), current);
    this.store = createStore<UpdateState>(() =>
      firstUpdateState({ current, isPossible, previous: previous?.version ?? null }),
    );
    this.store.subscribe(parts.tell);
  }

  async start(): Promise<void> {
    const { page, preferences, log, offerGoingBack } = this.#parts;
    const { previous, current } = this.store.getState();
    const failed = hasFailed(this.#trial);
    this.#keepTrial(trialStarted(this.#trial));
    page.subscribe(() => this.#meetingChanged());
    preferences.store.subscribe(() => this.#fetchIfAllowed());
    this.#checkLater();
    if (!failed) return;
    log('error', 'updates', `version ${current} started without becoming usable, more than once`);
    if (previous !== null && (await offerGoingBack(previous))) await this.goBack();
  }

  usable(): void {
    if (this.#trial.unusable > 0) this.#keepTrial(trialPassed(this.#trial));
  }

  check(): Reply<null> {
    if (!this.#parts.isPossible) return fail('not-found', 'this program is not updated by itself');
    const { step } = this.store.getState();
    if (step === 'available') void this.#fetch();
    else if (step === 'idle' || step === 'failed') void this.#check(true);
    return ok(null);
  }

  install(): Reply<null> {
    if (this.#isInMeeting()) return fail('forbidden', 'in a meeting');
    if (this.store.getState().step !== 'ready') return fail('not-found', 'nothing was fetched');
    this.#happened({ kind: 'installing' });
    void this.#try(async (engine) => engine.install());
    return ok(null);
  }

  async goBack(): Promise<Reply<null>> {
    const { kept, current } = this.#parts;
    const target = kept.list().findLast(({ version }) => isOlder(version, current));
    if (this.#isInMeeting()) return fail('forbidden', 'in a meeting');
    if (!target) return fail('not-found', 'no version is kept');
    this.#fetching?.abort();
    const feed = await openLocalFeed(kept.folder, target);
    const isReady = await this.#try(async (engine) => {
      engine.goBackTo(feed.address);
      await engine.check();
      await engine.fetch(() => undefined, new AbortController().signal);
    });
    feed.close();
    if (!isReady) return fail('internal', 'the version that was kept cannot be installed');
    this.#keepTrial(trialRefused(this.#trial));
    this.#happened({ kind: 'installing' });
    await this.#try(async (engine) => engine.install());
    return ok(null);
  }

  async #check(isAsked: boolean): Promise<void> {
    this.#cancelCheck();
    this.#happened({ kind: 'asked' });
    await this.#try(async (engine) => {
      const offered = await engine.check();
      this.#happened({ kind: 'answered', offered, nowMs: this.#parts.now() });
    });
    this.#checkLater();
    if (isAsked && this.store.getState().step === 'available') await this.#fetch();
    else this.#fetchIfAllowed();
  }

  #checkLater(): void {
    this.#cancelCheck();
    const hasChecked = this.store.getState().checkedMs !== null;
    this.#cancelCheck = this.#parts.after(nextCheckDelay(this.#failures, hasChecked), () => {
      const { step } = this.store.getState();
      const isFree = step === 'idle' || step === 'failed' || step === 'available';
      if (this.#isAutomatic() && isFree && !this.#isInMeeting()) void this.#check(false);
      else this.#checkLater();
    });
  }

  #fetchIfAllowed(): void {
    const situation = {
      isInMeeting: this.#isInMeeting(),
      isAutomatic: this.#isAutomatic(),
      refused: this.#trial.refused,
    };
    if (mayFetch(this.store.getState(), situation)) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const { offered, current } = this.store.getState();
    if (this.#fetching || !offered || this.#isInMeeting()) return;
    const { kept, currentInstaller } = this.#parts;
    const fetching = new AbortController();
    this.#fetching = fetching;
    this.#happened({ kind: 'fetching', progress: 0 });
    await this.#try(async (engine) => {
      const installer = await engine.fetch(
        (progress) => this.#happened({ kind: 'fetching', progress }),
        fetching.signal,
      );
      const isKept = kept.list().some(({ version }) => version === current);
      if (currentInstaller !== undefined && !isKept) await kept.keep(current, currentInstaller);
      await kept.keep(offered.version, installer);
      this.#happened({ kind: 'fetched' });
    }, fetching.signal);
    this.#fetching = undefined;
    // The meeting may have ended while the download was being stopped.
    if (fetching.signal.aborted) this.#fetchIfAllowed();
  }

  #meetingChanged(): void {
    const isInMeeting = this.#isInMeeting();
    if (isInMeeting === this.#wasInMeeting) return;
    this.#wasInMeeting = isInMeeting;
    if (isInMeeting) this.#fetching?.abort();
    else this.#fetchIfAllowed();
  }

  /** True when it went well; a failure is in the state and the log. What was stopped on purpose is none. */
  async #try(
    run: (engine: UpdateEngine) => Promise<void>,
    stopped?: AbortSignal,
  ): Promise<boolean> {
    try {
      this.#engine ??= this.#parts.load();
      await run(await this.#engine);
      this.#failures = 0;
      return true;
    } catch (error) {
      if (stopped?.aborted) {
        this.#happened({ kind: 'postponed' });
        return false;
      }
      this.#failures += 1;
      this.#parts.log('warn', 'updates', String(error));
      this.#happened({ kind: 'failed', problem: updateProblem(error) });
      return false;
    }
  }

  #happened(event: UpdateEvent): void {
    this.store.setState(nextUpdateState(this.store.getState(), event), true);
  }

  #keepTrial(trial: ReturnType<typeof readTrial>): void {
    this.#trial = trial;
    try {
      this.#parts.trial.write(trial);
    } catch (error) {
      this.#parts.log('warn', 'updates', `cannot remember this start: ${String(error)}`);
    }
  }

  #isInMeeting(): boolean {
    return this.#parts.page.getState().meeting.at !== 'none';
  }

  #isAutomatic(): boolean {
    return this.#parts.preferences.store.getState().settings.automaticUpdates;
  }
}
