import type { App } from 'electron';
import { commandInArguments, type LaunchCommand } from '../policy/launch.ts';

/** What commands on the command line need. */
export interface LaunchCommandParts {
  readonly app: Pick<App, 'on'>;
  /** Arguments the program was started with. */
  readonly argv: readonly string[];
  readonly run: (command: LaunchCommand) => void;
}

/** Does what the jump list and the desktop's menus start the program for, also when it runs already. */
export function setupLaunchCommands({ app, argv, run }: LaunchCommandParts): void {
  const runFrom = (args: readonly string[]) => {
    const command = commandInArguments(args);
    if (command) run(command);
  };
  runFrom(argv);
  app.on('second-instance', (_event, otherArgv) => runFrom(otherArgv));
}
