import { defaultKeybindingsHandlerIgnore, tinykeys, type KeybindingsMap } from 'tinykeys';
import type { Session } from '../session/session.ts';
import type { Command } from './command.ts';

/** Where key presses are heard. */
export type KeyTarget = Parameters<typeof tinykeys>[0];

/**
 * Binds the keys of `commands`. Nothing fires while a person types, in an open menu (letters choose
 * items there), on the repeats of a held key, or while the command is not enabled. Returns its own undo.
 */
export function bindShortcuts(
  target: KeyTarget,
  commands: readonly Command[],
  session: Session,
): () => void {
  const bindings: KeybindingsMap = {};
  for (const command of commands) {
    if (!command.key) continue;
    bindings[command.key] = (event) => {
      if (!command.enabled(session)) return;
      event.preventDefault();
      void command.run(session);
    };
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
