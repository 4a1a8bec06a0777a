const MODIFIERS: Readonly<Record<string, string>> = {
  command: 'Meta',
  cmd: 'Meta',
  control: 'Control',
  ctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  altgr: 'AltGr',
  shift: 'Shift',
  super: 'Meta',
  meta: 'Meta',
};
const NAMED_KEYS: ReadonlySet<string> = new Set(
  (
    'plus space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end ' +
    'pageup pagedown escape esc volumeup volumedown volumemute medianexttrack mediaprevioustrack mediastop ' +
    'mediaplaypause printscreen numdec numadd numsub nummult numdiv'
  ).split(' '),
);

/**
 * One spelling for a key combination such as `CmdOrCtrl+Shift+M`; `undefined` for a text that is none. A combination
 * is any number of modifiers and one key.
 */
export function canonicalAccelerator(
  text: string,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const commandOrControl = platform === 'darwin' ? 'Meta' : 'Control';
  const modifiers = new Set<string>();
  let key: string | undefined;
  for (const part of text.split('+')) {
    const name = part.trim().toLowerCase();
    const modifier = /^(commandorcontrol|cmdorctrl)$/.test(name)
      ? commandOrControl
      : MODIFIERS[name];
    if (modifier !== undefined) modifiers.add(modifier);
    else if (key === undefined && isKey(name)) key = name;
    else return undefined;
  }
  return key === undefined ? undefined : [...[...modifiers].toSorted(), key].join('+');
}

function isKey(name: string): boolean {
  return /^[!-~]$/.test(name) || /^f([1-9]|1\d|2[0-4])$/.test(name) || isNamedKey(name);
}

function isNamedKey(name: string): boolean {
  return NAMED_KEYS.has(name) || /^num\d$/.test(name);
}
