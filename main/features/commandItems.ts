import type { MenuItemConstructorOptions } from 'electron';
import type { MeetingFacts, PageFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';
import { canRun } from '../policy/commands.ts';
import { textsIn, type TextKey } from '../texts.ts';

/** The words of each command, by what it would do now. */
const LABELS: Readonly<Record<ShellCommand, (meeting: MeetingFacts) => TextKey>> = {
  'microphone.toggle': ({ microphone }) =>
    microphone === 'off' ? 'command.unmute' : 'command.mute',
  'camera.toggle': ({ camera }) => (camera === 'off' ? 'command.startVideo' : 'command.stopVideo'),
  'hand.toggle': () => 'command.hand',
  'layout.toggle': () => 'command.layout',
  'chat.toggle': () => 'command.chat',
  'people.toggle': () => 'command.people',
  'quality.toggle': () => 'command.quality',
  'report.toggle': () => 'command.report',
  'invitation.copy': () => 'command.copyInvitation',
  'meeting.leave': () => 'command.leave',
  'meeting.new': () => 'command.newMeeting',
  'home.open': () => 'command.home',
  'settings.open': () => 'command.settings',
};

/** A menu item for a command, the same in every menu: its words, and whether it can be done now. */
export function commandItem(
  command: ShellCommand,
  { language, meeting }: PageFacts,
  run: (command: ShellCommand) => void,
): MenuItemConstructorOptions {
  return {
    id: command,
    label: textsIn(language)(LABELS[command](meeting)),
    enabled: canRun(command, meeting),
    click: () => run(command),
  };
}
