import { LINK_SCHEME, parseInvitation } from '../../domain/meeting/invitation.ts';

/** True for an `umeet://` link that names a room; the text comes from outside and is untrusted. */
export function isAppLink(text: string): boolean {
  const ours = text.toLowerCase().startsWith(`${LINK_SCHEME}://`);
  return ours && parseInvitation(text) !== undefined;
}

/** The link on a command line, wherever the system put it; `undefined` when there is none, or only a broken one. */
export function linkInArguments(args: readonly string[]): string | undefined {
  return args.find((argument) => isAppLink(argument));
}

/** Keeps a link until the page asks for it. */
export interface LinkInbox {
  /** A link came; broken ones are ignored. Says whether it was one. */
  offer(text: string): boolean;
  /** The page is there and takes what came before it; what comes later is delivered at once. */
  take(): string | null;
  /** The page is gone or is being loaded anew: keep what comes until it takes again. */
  pageLeft(): void;
}

/** Makes an inbox; `deliver` hands a link to a page that has taken already. */
export function createLinkInbox(deliver: (link: string) => void): LinkInbox {
  let waiting: string | null = null;
  let pageIsThere = false;
  return {
    offer: (text) => {
      if (!isAppLink(text)) return false;
      if (pageIsThere) deliver(text);
      // The newest link is what the person clicked last.
      else waiting = text;
      return true;
    },
    take: () => {
      const link = waiting;
      waiting = null;
      pageIsThere = true;
      return link;
    },
    pageLeft: () => {
      pageIsThere = false;
    },
  };
}
