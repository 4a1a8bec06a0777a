/** The keys that a person has changed, and whether keys do anything at all. */
export interface Shortcuts {
  readonly isOn: boolean;
  /** By command; `null` takes its key away. What is not here has the key it came with. */
  readonly keys: Readonly<Record<string, string | null>>;
}

/** As everything comes. */
export const DEFAULT_SHORTCUTS: Shortcuts = { isOn: true, keys: {} };

/** The keys that commands come with, by command; `undefined` for those without one. */
export type DefaultKeys = Readonly<Record<string, string | undefined>>;

/** One letter or digit, or the question mark: keys with modifiers belong to browser and system. */
const KEY = /^[a-z0-9?]$/;

/** The key as it is kept, of one that was pressed; `undefined` for one that cannot be a shortcut. */
export function parseKey(pressed: string): string | undefined {
  const key = pressed.toLowerCase();
  return KEY.test(key) ? key : undefined;
}

/** The key of a command; `undefined` when it has none, or keys are off. */
export function keyOf(id: string, defaults: DefaultKeys, shortcuts: Shortcuts): string | undefined {
  if (!shortcuts.isOn) return undefined;
  const changed = Object.hasOwn(shortcuts.keys, id) ? shortcuts.keys[id] : defaults[id];
  return changed ?? undefined;
}

/** What came of giving a command a key: the shortcuts with it, or the command that has the key already. */
export type KeyChange = { readonly shortcuts: Shortcuts } | { readonly takenBy: string };

/** Gives a command another key, or none. A key that another command has is refused. */
export function withKey(
  shortcuts: Shortcuts,
  defaults: DefaultKeys,
  { id, key }: { readonly id: string; readonly key: string | null },
): KeyChange {
  const whole = { ...shortcuts, isOn: true };
  const takenBy = Object.keys(defaults).find(
    (other) => other !== id && key !== null && keyOf(other, defaults, whole) === key,
  );
  if (takenBy !== undefined) return { takenBy };
  const { [id]: _before, ...keys } = shortcuts.keys;
  const isDefault = (defaults[id] ?? null) === key;
  return { shortcuts: { ...shortcuts, keys: isDefault ? keys : { ...keys, [id]: key } } };
}
