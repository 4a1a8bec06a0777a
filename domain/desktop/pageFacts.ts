import type { RoomCode } from '../ids.ts';
import type { Language } from '../settings/settings.ts';

/** What the page tells the desktop program around it, so that tray, menu, badge and power follow the meeting. */
export interface PageFacts {
  readonly language: Language;
  readonly meeting: MeetingFacts;
  /** The keys that the page listens to, as they are written in a menu. */
  readonly keys?: Readonly<Partial<Record<ShellCommand, string>>> | undefined;
}

/** The meeting, as far as it matters outside the window. */
export interface MeetingFacts {
  readonly at: 'none' | 'joining' | 'in';
  readonly code: RoomCode | null;
  /** Others in the room. */
  readonly others: number;
  /** Whether I can be heard; `failed` when I wish to be and no microphone works. */
  readonly microphone: 'on' | 'off' | 'failed';
  readonly camera: 'on' | 'off' | 'failed';
}

/** A page that has said nothing yet, in a language. */
export function silentPage(language: Language): PageFacts {
  const meeting = { at: 'none', code: null, others: 0, microphone: 'off', camera: 'off' } as const;
  return { language, meeting };
}

/** What menu, tray, jump list, global keys and notifications ask of the page. */
export const SHELL_COMMANDS = [
  'microphone.toggle',
  'camera.toggle',
  'hand.toggle',
  'layout.toggle',
  'chat.toggle',
  'people.toggle',
  'quality.toggle',
  'report.toggle',
  'invitation.copy',
  'meeting.leave',
  'meeting.new',
  'home.open',
  'settings.open',
] as const;
export type ShellCommand = (typeof SHELL_COMMANDS)[number];
