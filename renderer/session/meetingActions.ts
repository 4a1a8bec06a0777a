import type { Fault } from '../../domain/fault.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import type { Reply } from '../../domain/reply.ts';
import { Attendance, type AttendanceDeps } from './attendance.ts';
import { createPreparation } from './preparation.ts';
import { isSameRoom } from './services.ts';
import type { MeetingActions } from './session.ts';
import type { MeetingPhase } from './state.ts';
import { clearMeeting } from './stores.ts';

/** What entering and leaving needs. */
export type MeetingActionsDeps = Omit<AttendanceDeps, 'onRefused' | 'preparation'>;

/** Entering and leaving: at most one meeting at a time. */
export function createMeetingActions(deps: MeetingActionsDeps): MeetingActions {
  const { stores, sources, services, interruption } = deps;
  const preparation = createPreparation(deps);
  let present: { attendance: Attendance; entered?: Promise<Reply<null>> } | undefined;

  /** The meeting is over, however it ended. */
  function close(phase: MeetingPhase) {
    present = undefined;
    sources.release('meeting');
    clearMeeting(stores);
    stores.meeting.setState({ phase, selfId: undefined, signalling: 'online' });
  }

  /** Everything is closed when this returns; the promise is the service hearing of it. */
  function leavePresent(): Promise<void> {
    if (!present) return Promise.resolve();
    const { attendance } = present;
    const heard = attendance.end(true);
    close({ at: 'left' });
    return heard;
  }

  function enter(invitation: Invitation): Promise<Reply<null>> {
    stores.meeting.setState({
      phase: { at: 'joining' },
      code: invitation.code,
      selfId: undefined,
      capacity: undefined,
      signalling: 'online',
      invitation: undefined,
    });
    const attendance = new Attendance({ ...deps, preparation, onRefused: refused }, invitation);
    // Camera and microphone start while the service is asked.
    void sources.hold('meeting');
    // Present before it enters: it may be refused before the first pause.
    const mine: NonNullable<typeof present> = { attendance };
    present = mine;
    mine.entered = attendance.enter();
    return mine.entered;
  }

  /** A screen that still shows a preview keeps it, to try again from there. */
  function refused(why: Fault) {
    close({ at: 'refused', fault: why });
  }

  return {
    createRoom: () => services.createRoom(),
    lookUp: (invitation) => services.lookUp(invitation),
    prepare: (invitation) => preparation.start(invitation),
    join: (invitation) => {
      const isPresent = present && isSameRoom(present.attendance.invitation, invitation);
      if (isPresent && present?.entered) return present.entered;
      void leavePresent();
      return enter(invitation);
    },
    interrupted: () => interruption.read()?.invitation,
    leave: () => {
      interruption.clear();
      const heard = leavePresent();
      sources.release('preview');
      return heard;
    },
  };
}
