import { defaultKeybindingsHandlerIgnore, tinykeys, type KeybindingsMap } from 'tinykeys';
import { keyOf, type DefaultKeys, type Shortcuts } from '../../domain/settings/shortcuts.ts';
import type { Session } from '../session/session.ts';
import type { Command } from './command.ts';
import type { CommandRegistry } from './commands.ts';

/** Where key presses are heard. */
export type KeyTarget = Parameters<typeof tinykeys>[0];

/** The keys that the commands of a registry come with. */
export function defaultKeys(commands: CommandRegistry): DefaultKeys {
  return Object.fromEntries(Object.values(commands).map(({ id, key }) => [id, key]));
}

/**
 * Binds the keys of `commands` as the person has them. Nothing fires while a person types, in an open menu (letters
 * choose items there), on the repeats of a held key, or while the command is not enabled. Returns its own undo.
 */
export function bindShortcuts(
  target: KeyTarget,
  commands: readonly Command[],
  session: Session,
  shortcuts: Shortcuts,
): () => void {
  const bindings: KeybindingsMap = {};
  for (const command of commands) {
    const key = keyOf(command.id, { [command.id]: command.key }, shortcuts);
    if (key === undefined) continue;
    // Where the question mark is typed with Shift, the browser tells both.
    for (const press of key === '?' ? ['?', 'Shift+?'] : [key]) {
      bindings[press] = (event) => {
        if (!command.enabled(session)) return;
        event.preventDefault();
        void command.run(session);
      };
    }
  }
  return tinykeys(target, bindings, { ignore: isNotForUs });
}

/** True for presses that mean something else than a shortcut. */
export function isNotForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return true;
  const target = event.target as Partial<Element> | null;
  if (target?.closest?.('[role="menu"],[role="listbox"],[role="dialog"]')) return true;
  return defaultKeybindingsHandlerIgnore(event);
}
