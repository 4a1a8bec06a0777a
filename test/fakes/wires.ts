import type { Incarnation, MemberId, RoomCode } from '../../domain/ids.ts';
import type { PicturePlan } from '../../domain/media/sendLadder.ts';
import type { Member } from '../../domain/meeting/member.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type {
  Conference,
  ConferenceEvents,
  RemoteEnd,
  TrackKind,
} from '../../renderer/rtc/conference.ts';
import type { Lane } from '../../renderer/rtc/lane.ts';
import type { StatsConnection } from '../../renderer/rtc/stats/sampler.ts';
import type { Signalling } from '../../renderer/signalling/signalling.ts';
import type { ConferenceNeeds } from '../../renderer/session/wires.ts';
import type { Joined, NoticeName, NoticeOf, RequestName } from '../../service/protocol/index.ts';

/** A line to a service that the test cuts, and that answers what the test says. */
export class FakeLine implements Signalling {
  readonly origin: string;
  connected = true;
  closed = false;
  wakes = 0;
  checks = 0;
  /** Everything that was asked, oldest first. */
  readonly asked: { name: RequestName; body: Record<string, unknown> }[] = [];
  /** Answers by request; `room:join` has one from the start. */
  readonly answers = new Map<RequestName, () => Reply<unknown> | Promise<Reply<unknown>>>();
  readonly #notices = new Map<string, Set<(notice: never) => void>>();
  readonly #connects = new Set<() => void>();
  readonly #disconnects = new Set<() => void>();

  constructor(origin: string, joined: () => Reply<Joined>) {
    this.origin = origin;
    this.answers.set('room:join', joined);
  }

  isConnected() {
    return this.connected;
  }

  async request<N extends RequestName>(name: N, body: unknown): Promise<Reply<never>> {
    if (!this.connected) return fail('service-unreachable');
    this.asked.push({ name, body: body as Record<string, unknown> });
    return (await (this.answers.get(name)?.() ?? ok({}))) as Reply<never>;
  }

  on<N extends NoticeName>(name: N, listener: (notice: NoticeOf<N>) => void) {
    const set = this.#notices.get(name) ?? new Set();
    this.#notices.set(name, set);
    return add(set, listener as (notice: never) => void);
  }

  onConnect(listener: () => void) {
    return add(this.#connects, listener);
  }

  onDisconnect(listener: () => void) {
    return add(this.#disconnects, listener);
  }

  wake() {
    this.wakes += 1;
  }

  check() {
    this.checks += 1;
  }

  close() {
    this.closed = true;
    this.connected = false;
  }

  /** The service says something. */
  says<N extends NoticeName>(name: N, notice: NoticeOf<N>) {
    for (const listener of this.#notices.get(name) ?? []) listener(notice as never);
  }

  breaks() {
    this.connected = false;
    for (const listener of this.#disconnects) listener();
  }

  returns() {
    this.connected = true;
    for (const listener of this.#connects) listener();
  }

  /** Listeners that nobody has taken back. */
  listening() {
    const notices = [...this.#notices.values()].reduce((sum, set) => sum + set.size, 0);
    return notices + this.#connects.size + this.#disconnects.size;
  }

  bodies(name: RequestName) {
    return this.asked.filter((request) => request.name === name).map(({ body }) => body);
  }
}

/** A conference that connects nobody and remembers what it was told. */
export class FakeConference implements Conference {
  readonly needs: ConferenceNeeds;
  remotes: readonly RemoteEnd[] = [];
  readonly sending: Partial<Record<TrackKind, MediaStreamTrack | null>> = {};
  statsOf: readonly StatsConnection[] = [];
  /** How loud the test has people be. */
  loud: ReadonlyMap<MemberId, number> = new Map();
  readonly tells: [MemberId, string][] = [];
  closed = false;
  hints = 0;
  /** How the camera's picture goes to each person now. */
  readonly plans = new Map<MemberId, PicturePlan>();
  readonly #listeners = { link: new Set(), media: new Set(), told: new Set(), lane: new Set() } as {
    [E in keyof ConferenceEvents]: Set<ConferenceEvents[E]>;
  };

  constructor(needs: ConferenceNeeds) {
    this.needs = needs;
    needs.onHint(() => (this.hints += 1));
  }

  setRemotes(remotes: readonly RemoteEnd[]) {
    this.remotes = remotes;
  }

  async setTrack(kind: TrackKind, track: MediaStreamTrack | null) {
    this.sending[kind] = track;
  }

  setPicturePlan(memberId: MemberId, plan: PicturePlan) {
    this.plans.set(memberId, plan);
  }

  streamOf(memberId: MemberId) {
    const none = () => [];
    const stream = { id: memberId, getVideoTracks: none, getAudioTracks: none };
    return stream as unknown as MediaStream;
  }

  screenOf(memberId: MemberId) {
    const none = () => [];
    const stream = { id: `screen of ${memberId}`, getVideoTracks: none, getAudioTracks: none };
    return stream as unknown as MediaStream;
  }

  levels() {
    return this.loud;
  }

  tell(memberId: MemberId, text: string) {
    this.tells.push([memberId, text]);
  }

  connections() {
    return this.statsOf;
  }

  on<E extends keyof ConferenceEvents>(event: E, listener: ConferenceEvents[E]) {
    return add<ConferenceEvents[E]>(this.#listeners[event], listener);
  }

  close() {
    this.closed = true;
  }

  link(...values: Parameters<ConferenceEvents['link']>) {
    for (const listener of this.#listeners.link) listener(...values);
  }

  media(memberId: MemberId) {
    for (const listener of this.#listeners.media) listener(memberId);
  }

  told(memberId: MemberId, text: string) {
    for (const listener of this.#listeners.told) listener(memberId, text);
  }

  lane(memberId: MemberId, lane: Lane) {
    for (const listener of this.#listeners.lane) listener(memberId, lane);
  }

  listening() {
    const { link, media, told, lane } = this.#listeners;
    return link.size + media.size + told.size + lane.size;
  }
}

export const ROOM = 'abc-defg-hjk' as RoomCode;

/** A member as the service describes them. */
export function someMember(name: string, change: Partial<Member> = {}): Member {
  return {
    memberId: `member-id-of-${name}` as MemberId,
    incarnation: `incarnation-of-${name}` as Incarnation,
    name,
    joinedAtMs: 1,
    presence: 'here',
    media: { microphone: 'on', camera: 'on' },
    role: 'participant',
    ...change,
  };
}

function add<T>(set: Set<T>, listener: T): () => void {
  set.add(listener);
  return () => void set.delete(listener);
}
