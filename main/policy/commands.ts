import type { MeetingFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';

type Rule = (meeting: MeetingFacts) => boolean;

const inMeeting: Rule = ({ at }) => at === 'in';
const nearMeeting: Rule = ({ at }) => at !== 'none';
// Going to another screen is leaving the meeting, and nobody leaves one by opening Settings.
const outsideMeeting: Rule = ({ at }) => at === 'none';

const RULES: Readonly<Record<ShellCommand, Rule>> = {
  'microphone.toggle': nearMeeting,
  'camera.toggle': nearMeeting,
  'hand.toggle': inMeeting,
  'layout.toggle': inMeeting,
  'chat.toggle': inMeeting,
  'people.toggle': inMeeting,
  'quality.toggle': inMeeting,
  'report.toggle': inMeeting,
  'invitation.copy': inMeeting,
  'meeting.leave': inMeeting,
  'meeting.new': outsideMeeting,
  'home.open': outsideMeeting,
  'settings.open': outsideMeeting,
};

/** True when a command makes sense for where the page is. */
export function canRun(command: ShellCommand, meeting: MeetingFacts): boolean {
  return RULES[command](meeting);
}

const SHOWN: ReadonlySet<ShellCommand> = new Set([
  'layout.toggle',
  'chat.toggle',
  'people.toggle',
  'quality.toggle',
  'report.toggle',
  'meeting.new',
  'home.open',
  'settings.open',
]);

/** True for a command whose outcome is seen in the window, so that the window must come to the front. */
export function showsWindow(command: ShellCommand): boolean {
  return SHOWN.has(command);
}
