import type { App, Menu } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { PageFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';
import type { Launch } from '../policy/autostart.ts';
import { commandFlag, LAUNCH_COMMANDS, type LaunchCommand } from '../policy/launch.ts';
import { textsIn } from '../texts.ts';
import { commandItem } from './commandItems.ts';

/** What the jump list needs of Electron and of the program. */
export interface JumpListParts {
  readonly app: Pick<App, 'dock' | 'setUserTasks'>;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly platform: NodeJS.Platform;
  /** How this program is started. */
  readonly launch: Launch;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly run: (command: ShellCommand) => void;
}

const WORDS = {
  'meeting.new': 'command.newMeeting',
  'settings.open': 'command.settings',
} as const satisfies Record<LaunchCommand, string>;

/**
 * Offers the commands one wants of a program that is not in front: in the jump list of Windows' taskbar and the
 * menu of a Mac's Dock. On Linux they stand in the package's desktop entry.
 */
export function setupJumpList({ app, Menu, platform, launch, page, run }: JumpListParts): void {
  const offer = (facts: PageFacts) => {
    if (platform === 'win32')
      app.setUserTasks(LAUNCH_COMMANDS.map((one) => task(one, facts, launch)));
    app.dock?.setMenu(
      Menu.buildFromTemplate(LAUNCH_COMMANDS.map((command) => commandItem(command, facts, run))),
    );
  };
  offer(page.getState());
  page.subscribe((facts, before) => {
    const isNew = facts.language !== before.language || facts.meeting.at !== before.meeting.at;
    if (isNew) offer(facts);
  });
}

function task(command: LaunchCommand, { language }: PageFacts, { program, args }: Launch) {
  const title = textsIn(language)(WORDS[command]);
  return {
    program,
    arguments: [...args.map((argument) => `"${argument}"`), commandFlag(command)].join(' '),
    title,
    description: title,
    iconPath: program,
    iconIndex: 0,
  };
}
