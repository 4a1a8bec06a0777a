import { isAllowed } from '../../domain/meeting/policy.ts';
import type { RecordingLook, Session } from '../session/session.ts';
import type { Command, CommandId } from './command.ts';
import type { Picture } from './picture.ts';
import type { PanelId, ViewStore } from './view.ts';

/** What commands need besides the session. */
export interface CommandDeps {
  readonly view: ViewStore;
  /** Puts text on the clipboard; `false` when that is refused. Never rejects. */
  copyText(text: string): Promise<boolean>;
  /** Fills the screen with the window, or gives it back. Never rejects. */
  toggleFullScreen(): void;
  /** The small window, where there is one to be had. */
  readonly picture: Picture | undefined;
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
    'share.toggle': {
      id: 'share.toggle',
      key: 's',
      labelKey: (session) => (isSharing(session) ? 'command.stopSharing' : 'command.shareScreen'),
      enabled: (session) => inMeeting(session) && (isSharing(session) || mayShare(session)),
      pressed: isSharing,
      run: (session) =>
        isSharing(session) ? session.media.stopScreen() : session.media.startScreen(),
    },
    'hand.toggle': {
      id: 'hand.toggle',
      key: 'h',
      labelKey: (session) => (isHandUp(session) ? 'command.lowerHand' : 'command.raiseHand'),
      enabled: inMeeting,
      pressed: isHandUp,
      run: async (session) => void (await session.talk.raiseHand(!isHandUp(session))),
    },
    'recording.toggle': createRecordingCommand(deps),
    ...createStageCommands(deps),
    ...createPanelCommands(deps),
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

/** Begins a recording of what the window shows, and ends it. */
function createRecordingCommand({ view }: CommandDeps): Command {
  const look: RecordingLook = { now: view.getState, onChange: view.subscribe };
  return {
    id: 'recording.toggle',
    labelKey: (session) => (isRecording(session) ? 'command.stopRecording' : 'command.record'),
    enabled: (session) => inMeeting(session) && mayToggleRecording(session),
    pressed: isRecording,
    run: async (session) => {
      if (isRecording(session)) await session.recording.stop();
      else await session.recording.start(look);
    },
  };
}

function isRecording({ stores }: Session): boolean {
  return stores.recording.getState().at === 'on';
}

function mayToggleRecording({ stores }: Session): boolean {
  const { policy, role } = stores.meeting.getState();
  const { at } = stores.recording.getState();
  return at === 'on' || (at === 'off' && isAllowed(policy.recording, role));
}

/** How the stage looks to me. */
function createStageCommands({ view, toggleFullScreen, picture }: CommandDeps) {
  return {
    'layout.toggle': {
      id: 'layout.toggle',
      key: 'l',
      labelKey: () =>
        view.getState().layout === 'gallery' ? 'command.speakerView' : 'command.galleryView',
      enabled: inMeeting,
      run: () =>
        view.setState(({ layout }) => ({
          layout: layout === 'gallery' ? 'speaker' : 'gallery',
          pinnedId: undefined,
        })),
    },
    'fullscreen.toggle': {
      id: 'fullscreen.toggle',
      key: 'f',
      labelKey: () => 'command.fullScreen',
      enabled: inMeeting,
      run: toggleFullScreen,
    },
    'picture.toggle': {
      id: 'picture.toggle',
      labelKey: () => (view.getState().hasPicture ? 'command.pictureBack' : 'command.picture'),
      enabled: (session) => picture !== undefined && inMeeting(session),
      run: async (session) => {
        if (view.getState().hasPicture) return picture?.close();
        await picture?.open();
        // The meeting may have ended while the window opened.
        if (!inMeeting(session)) picture?.close();
      },
    },
    'shortcuts.show': {
      id: 'shortcuts.show',
      key: '?',
      labelKey: () => 'command.shortcuts',
      enabled: () => true,
      run: () => view.setState({ showsShortcuts: true }),
    },
    'self.toggle': {
      id: 'self.toggle',
      labelKey: () => (view.getState().isSelfHidden ? 'command.showSelf' : 'command.hideSelf'),
      enabled: inMeeting,
      run: () => view.setState(({ isSelfHidden }) => ({ isSelfHidden: !isSelfHidden })),
    },
  } as const satisfies Partial<CommandRegistry>;
}

/** Each side panel, one at a time. */
function createPanelCommands({ view }: CommandDeps) {
  const toggle = (panel: PanelId): Omit<Command, 'id' | 'key' | 'labelKey'> => ({
    enabled: inMeeting,
    pressed: () => view.getState().panel === panel,
    run: () => view.setState((state) => ({ panel: state.panel === panel ? undefined : panel })),
  });
  return {
    'chat.toggle': {
      ...toggle('chat'),
      id: 'chat.toggle',
      key: 'c',
      labelKey: () => 'command.chat',
    },
    'people.toggle': {
      ...toggle('people'),
      id: 'people.toggle',
      key: 'p',
      labelKey: () => 'command.people',
    },
    'quality.toggle': {
      ...toggle('quality'),
      id: 'quality.toggle',
      key: 'q',
      labelKey: () => 'command.quality',
    },
    'report.toggle': {
      ...toggle('report'),
      id: 'report.toggle',
      key: 'r',
      labelKey: () => 'command.report',
    },
  } as const satisfies Partial<CommandRegistry>;
}

function isSharing({ stores }: Session): boolean {
  return stores.media.getState().screen.status === 'live';
}

/** The service decides it again. */
function mayShare({ stores }: Session): boolean {
  const { policy, role } = stores.meeting.getState();
  const { screen, canShareScreen } = stores.media.getState();
  return canShareScreen && screen.status === 'off' && isAllowed(policy.share, role);
}

function isHandUp(session: Session): boolean {
  return session.stores.meeting.getState().handRaisedAtMs !== undefined;
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
