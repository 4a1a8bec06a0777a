import {
  freshPeer,
  RECOVERY_MS,
  startRecovery,
  stepRecovery,
  type Recovery,
  type RecoveryAction,
  type RecoveryEvent,
} from '../../../domain/media/recovery.ts';
import type { PicturePlan } from '../../../domain/media/sendLadder.ts';
import type { IceServer, Signal } from '../../../service/protocol/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { LinkState, TrackKind } from '../conference.ts';
import type { Lane } from '../lane.ts';
import type { StatsReport } from '../stats/report.ts';
import type { CreatePeer, Peer } from './peer.ts';
import type { Tracks } from './senders.ts';
import { signalDataSchema, type PeerSignal } from './signalData.ts';

/** What a {@link Link} needs. */
export interface LinkDeps {
  /** Whether this end makes the offers and numbers the attempts. */
  readonly initiator: boolean;
  /** Highest number that was used with this life of the person before; 0 for none. */
  readonly lastAttempt: number;
  readonly tracks: () => Readonly<Tracks>;
  readonly createPeer: CreatePeer;
  readonly iceServers: () => readonly IceServer[];
  readonly send: (signal: Signal) => void;
  readonly onState: (state: LinkState) => void;
  readonly onMedia: () => void;
  readonly onTold: (text: string) => void;
  readonly onLane: (lane: Lane) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** The media path to one life of one person: a row of peers, one at a time, until it is closed. */
export class Link {
  readonly #deps: LinkDeps;
  #attempt: number;
  #peer: Peer | undefined;
  /**
   * Whose streams are shown: the first peer's at once, a later one's when it is up. Nobody's once it is closed, because
   * the browser makes its last picture black.
   */
  #shown: Pick<Peer, 'stream' | 'screen'> | undefined;
  #plan: PicturePlan | undefined;
  #wasConnected = false;
  #state: LinkState = 'connecting';
  #recovery: Recovery;
  #cancelTick: (() => void) | undefined;
  #closed = false;

  /** Opens the path at once (initiator), or waits for the far side's offer and asks when none comes. */
  constructor(deps: LinkDeps) {
    this.#deps = deps;
    this.#attempt = deps.lastAttempt;
    this.#recovery = startRecovery(deps.clock.monotonic());
    if (deps.initiator) this.#open(this.#attempt + 1);
    else this.#watch();
  }

  /** The number of the present attempt; 0 before the first. */
  get attempt(): number {
    return this.#attempt;
  }

  get state(): LinkState {
    return this.#state;
  }

  get stream(): MediaStream | undefined {
    return this.#shown?.stream;
  }

  get screen(): MediaStream | undefined {
    return this.#shown?.screen;
  }

  /** By which media lines of the present peer screens go. */
  get screenMids(): readonly string[] {
    return this.#peer?.screenMids() ?? [];
  }

  /** A signal of the far side, unparsed but for its number. */
  receive(signal: Signal): void {
    if (this.#closed) return;
    const parsed = signalDataSchema.safeParse(signal.data);
    if (!parsed.success) {
      this.#deps.log('warn', 'dropped a signal that does not parse');
    } else if (parsed.data.type === 'relink' || parsed.data.type === 'restart') {
      if (this.#deps.initiator) this.#obey(parsed.data.type, signal.link);
    } else if (parsed.data.type === 'screen') {
      if (this.#deps.initiator && signal.link === this.#attempt) this.#peer?.openScreen();
    } else if (parsed.data.type === 'renegotiate') {
      if (this.#deps.initiator && signal.link === this.#attempt) this.#peer?.renegotiate();
    } else {
      this.#pass(parsed.data as PeerSignal, signal.link);
    }
  }

  async setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await this.#peer?.setTrack(kind, track);
  }

  /** How my camera's picture goes to them from now on, over later peers too once they are up. */
  setPicturePlan(plan: PicturePlan): void {
    this.#plan = plan;
    this.#peer?.setPicturePlan(plan);
  }

  /** Network or service came back: try at once. */
  hint(): void {
    this.#apply('hint');
  }

  /** Lost while no peer is up. */
  tell(text: string): void {
    this.#peer?.tell(text);
  }

  /** How loud the person is just now, 0 to 1. */
  level(): number {
    return this.#peer?.level() ?? 0;
  }

  /** How to read the statistics of the present peer; `undefined` without one. */
  get stats(): (() => Promise<StatsReport>) | undefined {
    const peer = this.#peer;
    return peer && (() => peer.getStats());
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#cancelTick?.();
    this.#dropPeer();
  }

  #open(attempt: number): void {
    const { clock } = this.#deps;
    this.#dropPeer();
    this.#attempt = attempt;
    this.#recovery = freshPeer(this.#recovery, clock.monotonic());
    this.#peer = this.#startPeer(attempt);
    if (!this.#wasConnected) this.#show(this.#peer);
    if (this.#peer) this.#watch();
    else this.#apply('closed');
  }

  #startPeer(attempt: number): Peer | undefined {
    const { createPeer, initiator, iceServers, tracks, send, onMedia, onTold, onLane, log } =
      this.#deps;
    // A peer may speak only while it is the present one.
    const isPresent = () => !this.#closed && this.#attempt === attempt;
    try {
      return createPeer({
        initiator,
        iceServers: iceServers(),
        tracks: tracks(),
        onSignal: (data) => {
          if (isPresent()) send({ link: attempt, data: data as Signal['data'] });
        },
        onState: (event) => {
          if (isPresent()) this.#apply(event);
        },
        onTrack: () => {
          if (isPresent() && this.#peer === this.#shown) onMedia();
        },
        onTold: (text) => {
          if (isPresent()) onTold(text);
        },
        onLane: (lane) => {
          if (isPresent()) onLane(lane);
        },
      });
    } catch (error) {
      log('warn', 'no peer could be made', { error: String(error) });
      return undefined;
    }
  }

  #apply(event: RecoveryEvent): void {
    if (this.#closed) return;
    const step = stepRecovery(this.#recovery, event, this.#deps.clock.monotonic());
    this.#recovery = step.next;
    if (event === 'closed') this.#dropPeer();
    if (event === 'connected') {
      this.#wasConnected = true;
      if (this.#plan) this.#peer?.setPicturePlan(this.#plan);
      this.#show(this.#peer);
    }
    this.#act(step.action);
    this.#watch();
  }

  #act(action: RecoveryAction): void {
    if (action === 'none') return;
    const { initiator, iceServers, send, log } = this.#deps;
    log('info', `media path: ${action}`, { attempt: this.#attempt, initiator });
    if (!initiator) {
      const type = action === 'restart' ? 'restart' : 'relink';
      send({ link: Math.max(1, this.#attempt), data: { type } });
    } else if (action === 'replace') {
      this.#open(this.#attempt + 1);
    } else {
      this.#peer?.restartIce(iceServers());
    }
  }

  /** Says how the path stands, and wakes the recovery when it is due. */
  #watch(): void {
    const { clock, onState } = this.#deps;
    this.#cancelTick?.();
    this.#cancelTick = undefined;
    if (this.#closed) return;
    const { dueMs, stage } = this.#recovery;
    if (dueMs !== undefined) {
      const waitMs = Math.max(0, dueMs - clock.monotonic());
      this.#cancelTick = clock.after(waitMs, () => this.#apply('tick'));
    }
    const next = stateOf(stage === 'connected', this.#wasConnected);
    if (next === this.#state) return;
    this.#state = next;
    onState(next);
  }

  #show(peer: Peer | undefined): void {
    if (peer === this.#shown) return;
    this.#shown = peer;
    if (!this.#closed) this.#deps.onMedia();
  }

  #dropPeer(): void {
    this.#peer?.close();
    this.#peer = undefined;
    this.#show(undefined);
  }

  /** The far side cannot offer and asks. What was just done for our own reasons is not done twice. */
  #obey(wish: 'restart' | 'relink', attempt: number): void {
    const { stage, sinceMs } = this.#recovery;
    const ageMs = this.#deps.clock.monotonic() - sinceMs;
    if (wish === 'restart') {
      if (stage === 'connected') this.#peer?.restartIce(this.#deps.iceServers());
      else if (stage === 'disconnected') this.#apply('failed');
    } else if (stage === 'connected' || ageMs >= RECOVERY_MS.young) {
      this.#open(Math.max(this.#attempt, attempt) + 1);
    }
  }

  #pass(data: PeerSignal, attempt: number): void {
    const { initiator } = this.#deps;
    // Offers come from one end only; anything else is a mistake or mischief.
    if (data.type === (initiator ? 'offer' : 'answer')) return;
    if (!initiator && attempt > this.#attempt && data.type === 'offer') this.#open(attempt);
    if (attempt === this.#attempt) this.#peer?.signal(data);
  }
}

function stateOf(isConnected: boolean, wasConnected: boolean): LinkState {
  if (isConnected) return 'connected';
  return wasConnected ? 'recovering' : 'connecting';
}
