import {
  SHELL_COMMANDS,
  type MeetingFacts,
  type PageFacts,
  type ShellCommand,
} from '../../domain/desktop/pageFacts.ts';
import type { Language } from '../../domain/settings/settings.ts';
import { keyOf } from '../../domain/settings/shortcuts.ts';
import { defaultKeys, type CommandRegistry } from '../commands/index.ts';
import type { Shell } from '../platform/index.ts';
import { roomRoute } from '../react/roomRoute.ts';
import type { MediaState, MeetingPhase, Session } from '../session/index.ts';

/** What the desktop program and the page need to know of each other. */
export interface ShellDeps {
  readonly shell: Pick<Shell, 'call' | 'on'>;
  readonly session: Session;
  readonly commands: CommandRegistry;
  readonly language: {
    now(): Language;
    /** Returns its own undo. */
    onChange(listener: () => void): () => void;
  };
  readonly goTo: (route: string) => void;
}

/**
 * Tells the desktop program what the page is doing, and does what its menu, tray and keys ask for.
 * Returns what ends both.
 */
export function followShell(deps: ShellDeps): () => void {
  const { shell, session } = deps;
  let told = '';
  const tell = () => {
    const facts = { ...factsOf(session, deps.language.now()), keys: keysOf(deps) };
    const text = JSON.stringify(facts);
    if (text === told) return;
    told = text;
    void shell.call('page:tell', facts);
  };
  const { meeting, people, media, settings } = session.stores;
  const undo = [
    ...[meeting, people, media, settings].map((store) => store.subscribe(tell)),
    deps.language.onChange(tell),
    shell.on('command:run', (command) => void run(command, deps)),
  ];
  tell();
  return () => {
    for (const end of undo) end();
  };
}

async function run(command: ShellCommand, deps: ShellDeps): Promise<void> {
  const { session, commands, goTo } = deps;
  if (command === 'home.open') return goTo('/');
  if (command === 'settings.open') return goTo('/settings');
  if (command === 'meeting.new') {
    const room = await session.meeting.createRoom();
    // Home says what is in the way when a meeting cannot be started.
    const route = room.ok
      ? roomRoute({ code: room.value, origin: undefined, fingerprint: undefined })
      : '/';
    return goTo(route);
  }
  if (commands[command].enabled(session)) await commands[command].run(session);
}

/** As a menu writes them. */
function keysOf({ session, commands }: ShellDeps): PageFacts['keys'] {
  const { shortcuts } = session.stores.settings.getState();
  const defaults = defaultKeys(commands);
  const known = SHELL_COMMANDS.flatMap((id) => {
    const key = keyOf(id, defaults, shortcuts);
    return key === undefined ? [] : [[id, key.toUpperCase()] as const];
  });
  return Object.fromEntries(known);
}

function factsOf(session: Session, language: Language): PageFacts {
  const { phase, code } = session.stores.meeting.getState();
  const { microphone, camera } = session.stores.media.getState();
  const at = phaseFact(phase);
  const meeting: MeetingFacts = {
    at,
    code: at === 'none' ? null : (code ?? null),
    others: at === 'none' ? 0 : session.stores.people.getState().members.length,
    microphone: sourceFact(microphone),
    camera: sourceFact(camera),
  };
  return { language, meeting };
}

/** Who waits in the lobby is on the way in. */
function phaseFact({ at }: MeetingPhase): MeetingFacts['at'] {
  if (at === 'in') return 'in';
  return at === 'joining' || at === 'waiting' ? 'joining' : 'none';
}

function sourceFact({ wanted, status }: MediaState['microphone']): MeetingFacts['microphone'] {
  if (!wanted) return 'off';
  return status === 'failed' ? 'failed' : 'on';
}
