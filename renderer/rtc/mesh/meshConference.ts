import type { Incarnation, MemberId } from '../../../domain/ids.ts';
import type { PicturePlan } from '../../../domain/media/sendLadder.ts';
import type { IceServer, Signal } from '../../../service/protocol/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Conference, ConferenceEvents, RemoteEnd, TrackKind } from '../conference.ts';
import type { SignalPath } from '../signalPath.ts';
import type { StatsConnection } from '../stats/sampler.ts';
import { createEarlySignals } from './earlySignals.ts';
import { Link } from './link.ts';
import type { CreatePeer } from './peer.ts';
import type { Tracks } from './senders.ts';

/** What a mesh needs to know of its meeting. */
export interface MeshDeps {
  /** Of two members the one with the smaller id makes the offers. */
  readonly selfId: MemberId;
  readonly signals: SignalPath;
  /** Asked for each peer and each restart, so that renewed credentials are used. */
  readonly iceServers: () => readonly IceServer[];
  /** Tells when network or service came back, so that nobody waits. Returns its own undo. */
  readonly onHint: (listener: () => void) => () => void;
  readonly createPeer: CreatePeer;
  readonly clock: Clock;
  readonly log: Log;
}

interface Entry {
  readonly remote: RemoteEnd;
  readonly link: Link;
}

type Listeners = { readonly [E in keyof ConferenceEvents]: Set<ConferenceEvents[E]> };

/** A {@link Conference} of one peer connection per person. */
export class MeshConference implements Conference {
  readonly #deps: MeshDeps;
  readonly #entries = new Map<MemberId, Entry>();
  /** Numbers go on when a person was given up and comes back in the same life: the far side still counts. */
  readonly #lastAttempts = new Map<MemberId, { incarnation: Incarnation; attempt: number }>();
  readonly #early = createEarlySignals();
  readonly #tracks: Tracks = { audio: null, video: null };
  readonly #listeners: Listeners = {
    link: new Set(),
    media: new Set(),
    told: new Set(),
    lane: new Set(),
  };
  readonly #undos: (() => void)[];

  constructor(deps: MeshDeps) {
    this.#deps = deps;
    this.#undos = [
      deps.signals.onReceived((from, signal) => this.#receive(from, signal)),
      deps.onHint(() => {
        for (const { link } of this.#entries.values()) link.hint();
      }),
    ];
  }

  setRemotes(remotes: readonly RemoteEnd[]): void {
    for (const { remote } of this.#entries.values()) {
      if (!remotes.some((wanted) => isSameLife(wanted, remote))) this.#drop(remote.memberId);
    }
    for (const remote of remotes) {
      if (!this.#entries.has(remote.memberId)) this.#connect(remote);
    }
  }

  async setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[kind] = track;
    await Promise.all([...this.#entries.values()].map(({ link }) => link.setTrack(kind, track)));
  }

  setPicturePlan(memberId: MemberId, plan: PicturePlan): void {
    this.#entries.get(memberId)?.link.setPicturePlan(plan);
  }

  streamOf(memberId: MemberId): MediaStream | undefined {
    return this.#entries.get(memberId)?.link.stream;
  }

  screenOf(memberId: MemberId): MediaStream | undefined {
    return this.#entries.get(memberId)?.link.screen;
  }

  levels(): ReadonlyMap<MemberId, number> {
    return new Map([...this.#entries].map(([memberId, { link }]) => [memberId, link.level()]));
  }

  tell(memberId: MemberId, text: string): void {
    this.#entries.get(memberId)?.link.tell(text);
  }

  connections(): readonly StatsConnection[] {
    return [...this.#entries.values()].flatMap(({ remote, link }) => {
      const { memberId, incarnation } = remote;
      const { stats, attempt, screenMids } = link;
      if (!stats) return [];
      const connectionId = `${memberId} ${incarnation} ${attempt}`;
      return {
        connectionId,
        people: [memberId],
        personOf: () => memberId,
        getStats: stats,
        screenMids,
      };
    });
  }

  on<E extends keyof ConferenceEvents>(event: E, listener: ConferenceEvents[E]): () => void {
    const listeners: Set<ConferenceEvents[E]> = this.#listeners[event];
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  close(): void {
    for (const undo of this.#undos.splice(0)) undo();
    for (const memberId of this.#entries.keys()) this.#drop(memberId);
    this.#early.clear();
    this.#listeners.link.clear();
    this.#listeners.media.clear();
    this.#listeners.told.clear();
    this.#listeners.lane.clear();
  }

  #connect(remote: RemoteEnd): void {
    const { selfId, signals, iceServers, createPeer, clock, log } = this.#deps;
    const { memberId } = remote;
    const before = this.#lastAttempts.get(memberId);
    const link = new Link({
      initiator: selfId < memberId,
      lastAttempt: before?.incarnation === remote.incarnation ? before.attempt : 0,
      tracks: () => this.#tracks,
      createPeer,
      iceServers,
      send: (signal) => signals.send(remote, signal),
      onState: (state) => {
        for (const listener of this.#listeners.link) listener(memberId, state);
      },
      onMedia: () => {
        for (const listener of this.#listeners.media) listener(memberId);
      },
      onTold: (text) => {
        for (const listener of this.#listeners.told) listener(memberId, text);
      },
      onLane: (lane) => {
        for (const listener of this.#listeners.lane) listener(memberId, lane);
      },
      clock,
      log,
    });
    this.#entries.set(memberId, { remote, link });
    // Again from here, because whoever is told may ask for the stream at once.
    for (const listener of this.#listeners.link) listener(memberId, link.state);
    if (link.stream) for (const listener of this.#listeners.media) listener(memberId);
    for (const signal of this.#early.take(remote)) link.receive(signal);
  }

  #drop(memberId: MemberId): void {
    const entry = this.#entries.get(memberId);
    if (!entry) return;
    const { remote, link } = entry;
    this.#lastAttempts.set(memberId, { incarnation: remote.incarnation, attempt: link.attempt });
    link.close();
    this.#entries.delete(memberId);
  }

  #receive(from: RemoteEnd, signal: Signal): void {
    const entry = this.#entries.get(from.memberId);
    if (entry && isSameLife(entry.remote, from)) entry.link.receive(signal);
    else this.#early.keep(from, signal);
  }
}

function isSameLife(a: RemoteEnd, b: RemoteEnd): boolean {
  return a.memberId === b.memberId && a.incarnation === b.incarnation;
}
