import type { ShellCommand } from '../../domain/desktop/pageFacts.ts';

/** Commands that the program can be started with, by the jump list and the desktop's own menus. */
export const LAUNCH_COMMANDS = ['meeting.new', 'settings.open'] as const satisfies ShellCommand[];
export type LaunchCommand = (typeof LAUNCH_COMMANDS)[number];

const COMMAND_FLAG = '--umeet-command=';

/** Starts the program without its window; the system does so at login. */
export const HIDDEN_FLAG = '--hidden';

/** The argument that starts the program with a command. */
export function commandFlag(command: LaunchCommand): string {
  return COMMAND_FLAG + command;
}

/** The command on a command line; `undefined` when there is none, or one that nobody may start the program with. */
export function commandInArguments(args: readonly string[]): LaunchCommand | undefined {
  return LAUNCH_COMMANDS.find((command) => args.includes(commandFlag(command)));
}

/** How the program was started, as far as its window is concerned. */
export interface StartFacts {
  readonly argv: readonly string[];
  /** macOS tells instead of passing {@link HIDDEN_FLAG}. */
  readonly wasOpenedAtLogin: boolean;
  /** A window can be found again: by the tray, or in the Dock. */
  readonly canBeFound: boolean;
  /** A link or a command waits to be shown. */
  readonly hasWork: boolean;
}

/** True when the program starts without showing its window. */
export function startsHidden({ argv, wasOpenedAtLogin, canBeFound, hasWork }: StartFacts): boolean {
  return canBeFound && !hasWork && (wasOpenedAtLogin || argv.includes(HIDDEN_FLAG));
}
