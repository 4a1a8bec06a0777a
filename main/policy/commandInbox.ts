import type { ShellCommand } from '../../domain/desktop/pageFacts.ts';

/**
 * Commands that are worth waiting for the page. The others change what is there right now (a microphone, a
 * meeting): done later, they might do the opposite of what was meant.
 */
const KEPT: ReadonlySet<ShellCommand> = new Set(['meeting.new', 'home.open', 'settings.open']);

/** Hands commands to the page, and keeps them while there is none. */
export interface CommandInbox {
  offer(command: ShellCommand): void;
  /** The page listens: what waited is handed over, and later ones at once. */
  pageListens(): void;
  /** The page is gone or is being loaded anew. */
  pageLeft(): void;
  /** True while one waits. */
  hasWork(): boolean;
}

/** Makes an inbox; `deliver` hands a command to a page that listens. */
export function createCommandInbox(deliver: (command: ShellCommand) => void): CommandInbox {
  let waiting: ShellCommand | undefined;
  let pageIsThere = false;
  return {
    offer: (command) => {
      if (pageIsThere) deliver(command);
      // The newest is what the person chose last.
      else if (KEPT.has(command)) waiting = command;
    },
    pageListens: () => {
      pageIsThere = true;
      const command = waiting;
      waiting = undefined;
      if (command) deliver(command);
    },
    pageLeft: () => {
      pageIsThere = false;
    },
    hasWork: () => waiting !== undefined,
  };
}
