import { fault, type Fault } from '../../domain/fault.ts';
import type { Incarnation, MemberId } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { parseDisplayName } from '../../domain/meeting/name.ts';
import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import { PROTOCOL_VERSION, type Joined, type JoinRequest } from '../../service/protocol/index.ts';
import { pause } from '../platform/clock.ts';
import type { Signalling } from '../signalling/signalling.ts';
import type { CallArchive } from '../storage/index.ts';
import type { FileShare } from './fileShare.ts';
import { keepForReload, type InterruptedMeeting, type Interruption } from './interruption.ts';
import type { CallJudge } from './callJudge.ts';
import { createListeners, undoOn } from './listeners.ts';
import type { Meeting, SessionParts } from './meeting.ts';
import { createMembership, isFinal, type Membership } from './membership.ts';
import { memberMedia } from './mediaSources.ts';
import { rememberEntry } from './remembering.ts';
import { openAccess, type Access, type Preparation } from './preparation.ts';
import type { Ask } from './talkActions.ts';
import { isSameRoom, type Services } from './services.ts';
import type { Wires } from './wires.ts';
import type { Work } from './work.ts';

/** How long leaving waits for the service to hear of it. */
const GOODBYE_MS = 1_000;

/** What attending a meeting needs. */
export interface AttendanceDeps extends SessionParts {
  readonly services: Services;
  readonly interruption: Interruption;
  readonly preparation: Preparation;
  readonly archive: CallArchive;
  readonly loadWires: () => Promise<Reply<Wires>>;
  readonly loadWork: () => Promise<Reply<Work>>;
  readonly newIncarnation: () => Incarnation;
  /** The system says that there is a network again. Returns its own undo. */
  readonly onOnline: (listener: () => void) => () => void;
  /** The computer slept and is awake again. Returns its own undo. */
  readonly onWoke: (listener: () => void) => () => void;
  /** Of the room, when the person was asked for it. */
  readonly passcode: string | undefined;
  /** It ended by itself: refused, replaced, given up by the service. Everything is closed already. */
  readonly onRefused: (why: Fault) => void;
}

/** One attempt at being in one meeting, from the first question to the last goodbye. */
export class Attendance {
  readonly invitation: Invitation;
  readonly #deps: AttendanceDeps;
  readonly #incarnation: Incarnation;
  /** What this window was in before its page was reloaded, when that was this meeting. */
  readonly #earlier: InterruptedMeeting | undefined;
  readonly #callId: string;
  #judge: CallJudge | undefined;
  readonly #keep: (resume: string) => void;
  /** The one controller of the meeting: whatever it opens ends with it. */
  readonly #life = new AbortController();
  /** Of the present membership; a new one after the service has forgotten us. */
  #membershipLife = new AbortController();
  #line: Signalling | undefined;
  #membership: Membership | undefined;
  #meeting: Meeting | undefined;
  #selfId: MemberId | undefined;

  constructor(deps: AttendanceDeps, invitation: Invitation) {
    this.#deps = deps;
    this.invitation = invitation;
    const { interruption, stores } = deps;
    this.#incarnation = deps.newIncarnation();
    const earlier = interruption.read();
    this.#earlier = earlier && isSameRoom(earlier.invitation, invitation) ? earlier : undefined;
    this.#callId = this.#earlier?.callId ?? this.#incarnation;
    const kept = { invitation, callId: this.#callId };
    this.#keep = keepForReload(interruption, stores.media, kept, this.#life.signal);
    undoOn(this.#life.signal, () => this.#membershipLife.abort());
  }

  /** Asks the service and opens the meeting. Called once. */
  async enter(): Promise<Reply<null>> {
    const { preparation, settings } = this.#deps;
    const name = parseDisplayName(settings.getState().name);
    if (name === undefined) return this.#refuse(fault('name-invalid'));
    // Without a pause where there is a choice: the interface would use it to draw before the service is asked.
    const prepared = preparation.take(this.invitation);
    if (prepared) return this.#ask(prepared, name);
    const isWanted = () => !this.#life.signal.aborted;
    const access = await openAccess(this.#deps, this.invitation, isWanted);
    if (!access) return leftMeanwhile();
    if (!access.ok) return this.#refuse(access.fault);
    return this.#ask(access.value, name);
  }

  async #ask(access: Access, name: string): Promise<Reply<null>> {
    const { line, work, origin } = access;
    this.#line = line;
    line.wake();
    this.#membership = this.#createMembership(access, name);
    const { services, archive, clock } = this.#deps;
    this.#judge = work.createCallJudge({
      earlier: this.#earlier?.callId ? () => archive.ticks(this.#callId) : undefined,
      clock,
      signal: this.#life.signal,
    });
    const joined = await services.explain(await this.#membership.join(), this.invitation);
    if (this.#life.signal.aborted) return leftMeanwhile();
    if (!joined.ok) return this.#refuse(joined.fault);
    this.#begin(access, joined.value);
    this.#record(work);
    this.#deps.stores.meeting.setState({ phase: { at: 'in' } });
    rememberEntry({ ...this.#deps, signal: this.#life.signal }, this.invitation, origin);
    return ok(null);
  }

  /** Ends it. With `sayGoodbye` the service frees the seat at once. Idempotent. */
  async end(sayGoodbye: boolean): Promise<void> {
    if (this.#life.signal.aborted) return;
    const line = this.#line;
    const goodbye = sayGoodbye && line?.isConnected() ? line.request('room:leave', {}) : undefined;
    this.#life.abort();
    // Media is closed by now; only the seat waits, and not for long.
    if (goodbye) {
      await Promise.race([
        goodbye,
        pause(this.#deps.clock, GOODBYE_MS, new AbortController().signal),
      ]);
    }
    line?.close();
  }

  /** Asks the service of this meeting. */
  readonly ask: Ask = async (name, body) => this.#line?.request(name, body) ?? fail('not-in-room');

  /** Files of the membership there is now. */
  get files(): FileShare | undefined {
    return this.#meeting?.files;
  }

  #createMembership(access: Access, name: string): Membership {
    const { code } = this.invitation;
    const { stores, notices, clock, log } = this.#deps;
    const incarnation = this.#incarnation;
    return createMembership({
      signalling: access.line,
      clock,
      log,
      signal: this.#life.signal,
      resume: this.#earlier?.resume,
      request: (resume): JoinRequest => ({
        protocol: PROTOCOL_VERSION,
        code,
        name,
        incarnation,
        media: memberMedia(stores.media.getState()),
        ...(resume !== undefined && { resume }),
        ...this.#proofs(),
      }),
      onWaiting: () => {
        // Who is in already goes on seeing the meeting.
        if (!this.#meeting) stores.meeting.setState({ phase: { at: 'waiting' } });
      },
      onInterrupted: () => {
        if (stores.meeting.getState().signalling === 'reconnecting') return;
        stores.meeting.setState({ signalling: 'reconnecting' });
        notices.add({ kind: 'reconnecting' });
      },
      onRejoined: (joined) => {
        this.#keep(joined.resume);
        stores.meeting.setState({ signalling: 'online', capacity: joined.capacity });
        notices.add({ kind: 'reconnected' });
        if (joined.self.memberId === this.#selfId) this.#meeting?.rejoined(joined);
        else this.#begin(access, joined);
      },
      onRefused: (why) => void this.#refuse(why),
    });
  }

  /** What makes the room's door open. A key is shown to the own service alone: a link can lead anywhere. */
  #proofs(): Pick<JoinRequest, 'ownerKey' | 'passcode'> {
    const { passcode, settings } = this.#deps;
    const { code, origin } = this.invitation;
    const own = settings.getState().ownRooms.find((room) => room.code === code);
    return {
      ...(own && origin === undefined && { ownerKey: own.ownerKey }),
      ...(passcode !== undefined && { passcode }),
    };
  }

  /** Opens the meeting for a membership, in place of one that the service has forgotten. */
  #begin({ wires, work, line }: Access, joined: Joined): void {
    const deps = this.#deps;
    const judge = this.#judge;
    if (!judge) throw new Error('a meeting begins before it was entered');
    this.#membershipLife.abort();
    this.#membershipLife = new AbortController();
    const { signal } = this.#membershipLife;
    const hints = createListeners();
    const undos = [
      deps.onOnline(() => {
        line.wake();
        hints.tell();
      }),
      deps.onWoke(() => {
        line.check();
        hints.tell();
      }),
      line.on('membership:replaced', () => void this.#refuse(fault('replaced'))),
      line.on('membership:ended', ({ reason }) => void this.#refuse(fault(reason))),
    ];
    undoOn(signal, () => undos.forEach((undo) => undo()));
    this.#selfId = joined.self.memberId;
    this.#keep(joined.resume);
    deps.stores.meeting.setState({ selfId: joined.self.memberId, capacity: joined.capacity });
    this.#meeting = work.openMeeting(
      {
        ...deps,
        wires,
        signalling: line,
        isJoined: () => this.#membership?.isJoined() ?? false,
        hints,
        judge,
        signal,
      },
      joined,
    );
  }

  #record(work: Work): void {
    work.recordCall(
      { ...this.#deps, signal: this.#life.signal },
      {
        callId: this.#callId,
        room: this.invitation.code,
        isContinued: this.#earlier?.callId !== undefined,
      },
    );
  }

  #refuse(why: Fault): Reply<null> {
    if (this.#life.signal.aborted) return failWith(why);
    // A service that cannot be reached just now may still have our seat.
    if (isFinal(why)) this.#deps.interruption.clear();
    void this.end(false);
    this.#deps.onRefused(why);
    return failWith(why);
  }
}

function leftMeanwhile(): Reply<null> {
  return fail('not-in-room', 'left meanwhile');
}
