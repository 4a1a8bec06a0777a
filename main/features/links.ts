import type { App } from 'electron';
import { LINK_SCHEME } from '../../domain/meeting/invitation.ts';
import { linkInArguments, type LinkInbox } from '../policy/links.ts';

/** What links need of Electron and of the program. */
export interface LinkParts {
  readonly app: Pick<App, 'on' | 'setAsDefaultProtocolClient'>;
  readonly inbox: LinkInbox;
  /** Arguments the program was started with. */
  readonly argv: readonly string[];
  /** What the system must start to start this program: nothing more when it is installed. */
  readonly restart: { readonly program: string; readonly folder: string } | undefined;
  readonly openWindow: () => void;
}

/** Takes `umeet://` links in every way a system hands them over, and lets the window come to the front for them. */
export function setupLinks({ app, inbox, argv, restart, openWindow }: LinkParts): void {
  if (restart) app.setAsDefaultProtocolClient(LINK_SCHEME, restart.program, [restart.folder]);
  else app.setAsDefaultProtocolClient(LINK_SCHEME);

  offerFrom(argv, inbox);
  // Windows and Linux start the program again, which hands over its arguments and ends.
  app.on('second-instance', (_event, otherArgv) => {
    offerFrom(otherArgv, inbox);
    openWindow();
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (inbox.offer(url)) openWindow();
  });
}

function offerFrom(argv: readonly string[], inbox: LinkInbox): void {
  const link = linkInArguments(argv);
  if (link !== undefined) inbox.offer(link);
}
