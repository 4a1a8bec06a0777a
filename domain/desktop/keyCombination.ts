const MODIFIERS = [
  'CommandOrControl',
  'Command',
  'Control',
  'Alt',
  'Option',
  'AltGr',
  'Shift',
  'Super',
  'Meta',
] as const;
type Modifier = (typeof MODIFIERS)[number];

/** Modifiers that make a combination nobody types text with. */
const HOLDING: ReadonlySet<Modifier> = new Set([
  'CommandOrControl',
  'Command',
  'Control',
  'Alt',
  'Option',
  'Super',
  'Meta',
]);
const CHARACTER_KEY = /^([A-Z0-9]|Space)$/;
const FUNCTION_KEY = /^F([1-9]|1\d|2[0-4])$/;

/**
 * True for keys that may be taken away from all other programs, as an Electron accelerator: each modifier at most
 * once, then one key. A letter, digit or the space bar needs a modifier beside Shift and AltGr, or it could not be
 * typed any more; a function key needs any modifier.
 */
export function isKeyCombination(text: string): boolean {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const modifiers = parts.filter((part): part is Modifier => MODIFIERS.includes(part as Modifier));
  if (modifiers.length !== parts.length || new Set(modifiers).size !== parts.length) return false;
  if (FUNCTION_KEY.test(key)) return modifiers.length > 0;
  return CHARACTER_KEY.test(key) && modifiers.some((modifier) => HOLDING.has(modifier));
}

/** A press of keys, as a browser reports it. */
export interface KeyPress {
  /** Which key, whatever the keyboard's language: `KeyM`, `Digit1`, `F5`, `Space`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** The combination that was pressed; `undefined` when it is none that may be taken. */
export function keyCombinationOf(press: KeyPress, isMac: boolean): string | undefined {
  const key = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}|Space))$/.exec(press.code)?.slice(1).join('');
  const parts = [
    press.ctrlKey && 'Control',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
    press.metaKey && (isMac ? 'Command' : 'Super'),
    key,
  ].filter(Boolean);
  const text = parts.join('+');
  return key && isKeyCombination(text) ? text : undefined;
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Super: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Option: '⌥',
  AltGr: '⌥',
  Shift: '⇧',
};
const NAMES: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  Option: 'Alt',
  Super: 'Win',
  Meta: 'Win',
};

/** A combination as the system writes it: `Ctrl+Shift+M`, on a Mac `⌘⇧M`. */
export function keyCombinationText(combination: string, isMac: boolean): string {
  const parts = combination.split('+');
  return isMac
    ? parts.map((part) => MAC_SIGNS[part] ?? part).join('')
    : parts.map((part) => NAMES[part] ?? part).join('+');
}
