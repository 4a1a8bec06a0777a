import { createContext, useContext, type ReactNode } from 'react';
import type { CommandRegistry, Picture, ViewStore } from '../commands/index.ts';
import type { Platform, Shell } from '../platform/index.ts';
import type { Session } from '../session/index.ts';

/** All that a view may reach: the one session of this window and what goes with it. */
export interface Client {
  readonly session: Session;
  readonly view: ViewStore;
  readonly commands: CommandRegistry;
  /** The small window that stays on top, where there is one to be had. */
  readonly picture: Picture | undefined;
  /** Where remedies are found: in the browser or in the system. */
  readonly place: Platform['kind'];
  /** The desktop program around this window; `undefined` in a browser. */
  readonly shell: Shell | undefined;
  /** Version of the program, as shown in Settings. */
  readonly version: string;
  /** Wall clock, milliseconds since 1970. */
  now(): number;
  /** Puts text on the clipboard; `false` when that is not allowed. */
  copyText(text: string): Promise<boolean>;
  /** Tells the service watch that a call has failed, so that it looks at once. */
  doubtService(): void;
}

const ClientContext = createContext<Client | undefined>(undefined);

/** Hands the client to everything below. Used once, by the composition root. */
export function SessionProvider(props: { readonly client: Client; readonly children: ReactNode }) {
  return <ClientContext value={props.client}>{props.children}</ClientContext>;
}

/** The client. Throws outside of {@link SessionProvider}, which is a mistake in the program. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient needs a SessionProvider above it');
  return client;
}

/** The session. */
export function useSession(): Session {
  return useClient().session;
}
