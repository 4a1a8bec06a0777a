import type { Session } from '../session/session.ts';
import type { Command, CommandId } from './command.ts';
import type { ViewStore } from './view.ts';

/** What commands need besides the session. */
export interface CommandDeps {
  readonly view: ViewStore;
  /** Puts text on the clipboard; `false` when that is refused. Never rejects. */
  copyText(text: string): Promise<boolean>;
}

/** All commands by id; a missing one does not compile. */
export type CommandRegistry = Readonly<Record<CommandId, Command>>;

/** Makes the registry. Label keys are keys of `commonTexts`. */
export function createCommands(deps: CommandDeps): CommandRegistry {
  return {
    'microphone.toggle': {
      id: 'microphone.toggle',
      key: 'm',
      labelKey: (session) => (wanted(session, 'microphone') ? 'command.mute' : 'command.unmute'),
      enabled: () => true,
      pressed: (session) => !wanted(session, 'microphone'),
      run: (session) => session.media.setMicrophone(!wanted(session, 'microphone')),
    },
    'camera.toggle': {
      id: 'camera.toggle',
      key: 'v',
      labelKey: (session) =>
        wanted(session, 'camera') ? 'command.stopVideo' : 'command.startVideo',
      enabled: () => true,
      pressed: (session) => !wanted(session, 'camera'),
      run: (session) => session.media.setCamera(!wanted(session, 'camera')),
    },
    'quality.toggle': {
      id: 'quality.toggle',
      key: 'q',
      labelKey: () => 'command.quality',
      enabled: inMeeting,
      pressed: () => deps.view.getState().panel === 'quality',
      run: () =>
        deps.view.setState(({ panel }) => ({ panel: panel === 'quality' ? undefined : 'quality' })),
    },
    'invitation.copy': {
      id: 'invitation.copy',
      labelKey: () => 'command.copyInvitation',
      enabled: (session) => session.stores.meeting.getState().invitation !== undefined,
      run: (session) => copyInvitation(session, deps),
    },
    'meeting.leave': {
      id: 'meeting.leave',
      labelKey: () => 'command.leave',
      enabled: inMeeting,
      run: (session) => session.meeting.leave(),
    },
  };
}

function wanted(session: Session, source: 'microphone' | 'camera'): boolean {
  return session.stores.media.getState()[source].wanted;
}

function inMeeting(session: Session): boolean {
  return session.stores.meeting.getState().phase.at === 'in';
}

async function copyInvitation(session: Session, deps: CommandDeps): Promise<void> {
  const { invitation } = session.stores.meeting.getState();
  if (!invitation) return;
  const copied = await deps.copyText(invitation.web);
  // A second copy is said again, so the first word of it has to go first.
  deps.view.setState({ copied: undefined });
  deps.view.setState({ copied: copied ? 'done' : 'failed' });
}
