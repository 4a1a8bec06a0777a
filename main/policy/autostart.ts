/** How this program is started: what to run, and with which arguments. */
export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
}

/** An entry for `~/.config/autostart`, as freedesktop.org's specification asks for it. */
export function autostartEntry({ program, args }: Launch): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Umeet',
    `Exec=${[program, ...args].map((part) => quoted(part)).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** True when the desktop would start an entry; a person may have switched it off in the desktop's settings. */
export function isAutostartOn(entry: string): boolean {
  const lines = entry.split(/\r?\n/).map((line) => line.replaceAll(/\s/g, '').toLowerCase());
  return !lines.includes('hidden=true') && !lines.includes('x-gnome-autostart-enabled=false');
}

/**
 * An argument in an `Exec` line. Two rules apply one after the other: within quotes a backslash goes before four
 * characters, and in any value of the file it is itself written twice. A percent sign would start a field code.
 */
function quoted(argument: string): string {
  const escaped = argument
    .replaceAll(/["`$\\]/g, (sign) => `\\${sign}`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\n', String.raw`\n`);
  return `"${escaped}"`;
}
