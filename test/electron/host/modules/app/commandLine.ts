import { state } from '../../session.ts';
import { strict } from '../../strict.ts';

/** Switches for Chromium that the program asked for before it was ready. */
export const switches: string[] = [];

const nameOf = (argument: string): string => argument.replace(/^--/, '').split('=', 1)[0] ?? '';

function given(name: string): string | undefined {
  return [...process.argv, ...switches].findLast(
    (argument) => argument.startsWith('--') && nameOf(argument) === name,
  );
}

/** `app.commandLine`. */
export const commandLine = strict('app.commandLine', {
  appendSwitch: (name: string, value?: string): void => {
    if (!state.ready) switches.push(value === undefined ? `--${name}` : `--${name}=${value}`);
  },
  appendArgument: (value: string): void => {
    if (!state.ready) switches.push(value);
  },
  hasSwitch: (name: string): boolean => given(name) !== undefined,
  /** Empty when there is no such switch, or it has no value. */
  getSwitchValue: (name: string): string => given(name)?.split('=').slice(1).join('=') ?? '',
  removeSwitch: (name: string): void => {
    const kept = switches.filter((argument) => nameOf(argument) !== name);
    switches.splice(0, switches.length, ...kept);
  },
});
