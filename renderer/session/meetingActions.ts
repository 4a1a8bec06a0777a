import type { Fault } from '../../domain/fault.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import type { RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { OWN_ROOMS_MAX } from '../../domain/settings/settings.ts';
import { Attendance, type AttendanceDeps } from './attendance.ts';
import type { FileShare } from './fileShare.ts';
import { createPreparation } from './preparation.ts';
import { isSameRoom } from './services.ts';
import type { MeetingActions } from './session.ts';
import type { MeetingPhase } from './state.ts';
import { clearMeeting, OUTSIDE } from './stores.ts';
import type { Ask } from './talkActions.ts';

/** What entering and leaving needs. */
export type MeetingActionsDeps = Omit<AttendanceDeps, 'onRefused' | 'preparation' | 'passcode'>;

/** Entering and leaving, and what reaches the present meeting from outside of it. */
interface Entrance {
  readonly meeting: MeetingActions;
  /** Speaks to its service. */
  readonly ask: Ask;
  readonly files: () => FileShare | undefined;
}

/** At most one meeting at a time. */
export function createMeetingActions(deps: MeetingActionsDeps): Entrance {
  const { stores, sources, screen, interruption } = deps;
  const preparation = createPreparation(deps);
  let present: { attendance: Attendance; entered?: Promise<Reply<null>> } | undefined;

  /** The meeting is over, however it ended. */
  function close(phase: MeetingPhase) {
    present = undefined;
    sources.release('meeting');
    screen.stop();
    clearMeeting(stores);
    stores.meeting.setState({ ...OUTSIDE, phase });
  }

  /** Everything is closed when this returns; the promise is the service hearing of it. */
  function leavePresent(): Promise<void> {
    if (!present) return Promise.resolve();
    const { attendance } = present;
    const heard = attendance.end(true);
    close({ at: 'left' });
    return heard;
  }

  function enter(invitation: Invitation, passcode: string | undefined): Promise<Reply<null>> {
    stores.meeting.setState({
      ...OUTSIDE,
      phase: { at: 'joining' },
      code: invitation.code,
      invitation: undefined,
    });
    const needs = { ...deps, preparation, passcode, onRefused: refused };
    const attendance = new Attendance(needs, invitation);
    // Camera and microphone start while the service is asked.
    void sources.hold('meeting');
    // Present before it enters: it may be refused before the first pause.
    const mine: NonNullable<typeof present> = { attendance };
    present = mine;
    mine.entered = attendance.enter();
    return mine.entered;
  }

  /** A screen that still shows a preview keeps it, to try again from there. */
  const refused = (why: Fault) => close({ at: 'refused', fault: why });

  const meeting: MeetingActions = {
    createRoom: () => createOwnRoom(deps),
    lookUp: (invitation) => deps.services.lookUp(invitation),
    prepare: (invitation) => preparation.start(invitation),
    join: (invitation, passcode) => {
      const isPresent = present && isSameRoom(present.attendance.invitation, invitation);
      if (isPresent && present?.entered) return present.entered;
      void leavePresent();
      return enter(invitation, passcode);
    },
    interrupted: () => interruption.read()?.invitation,
    leave: () => {
      interruption.clear();
      const heard = leavePresent();
      sources.release('preview');
      return heard;
    },
  };
  return {
    meeting,
    ask: async (name, body) => present?.attendance.ask(name, body) ?? fail('not-in-room'),
    files: () => present?.attendance.files,
  };
}

/** A new room of this client's own service, whose key is kept. */
async function createOwnRoom({
  services,
  settings,
}: Pick<MeetingActionsDeps, 'services' | 'settings'>): Promise<Reply<RoomCode>> {
  const made = await services.createRoom();
  if (!made.ok) return made;
  const { code, ownerKey } = made.value;
  settings.setState(({ ownRooms }) => ({
    ownRooms: [{ code, ownerKey }, ...ownRooms].slice(0, OWN_ROOMS_MAX),
  }));
  return ok(code);
}
