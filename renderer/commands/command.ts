import type { Session } from '../session/session.ts';

/** One letter, digit or `?`, as `parseKey` of the domain keeps it. */
export type KeyBinding = string;

/**
 * One action of a person. Button, menu, shortcut and palette all read this one object.
 * `enabled` and `pressed` are pure functions of the session's stores.
 */
export interface Command {
  readonly id: CommandId;
  /** Key of its name in the texts (`renderer/i18n`), by current state: `Mute` or `Unmute`. */
  labelKey(session: Session): string;
  /** The key it comes with; a person may change it. */
  readonly key?: KeyBinding;
  enabled(session: Session): boolean;
  /** For toggles: becomes `aria-pressed`. */
  pressed?(session: Session): boolean;
  run(session: Session): void | Promise<void>;
}

/** Every command there is. */
export const COMMAND_IDS = [
  'microphone.toggle',
  'camera.toggle',
  'share.toggle',
  'layout.toggle',
  'fullscreen.toggle',
  'picture.toggle',
  'shortcuts.show',
  'self.toggle',
  'hand.toggle',
  'chat.toggle',
  'people.toggle',
  'quality.toggle',
  'report.toggle',
  'recording.toggle',
  'invitation.copy',
  'meeting.leave',
] as const;
export type CommandId = (typeof COMMAND_IDS)[number];
