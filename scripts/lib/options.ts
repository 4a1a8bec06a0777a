import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { Refusal } from './say.ts';

/** One option of a script: how it is parsed and what `--help` says about it. */
export interface Option extends ParseArgsOptionDescriptor {
  /** Shown after the name in the help: `<number>`. */
  readonly value?: string;
  readonly help: string;
}

/** All options of a script by name, without the dashes. `--help` is added to every script. */
export type Options = Readonly<Record<string, Option>>;

/** What the command line said. */
export interface ParsedOptions {
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  readonly wantsHelp: boolean;
}

/** Reads a command line; an unknown option or a missing value is a {@link Refusal}. */
export function readOptions(options: Options, args: readonly string[]): ParsedOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      strict: true,
    });
    const valueOf = (name: string): unknown => (values as Record<string, unknown>)[name];
    return {
      text: (name) => {
        const value = valueOf(name);
        return typeof value === 'string' ? value : undefined;
      },
      flag: (name) => valueOf(name) === true,
      wantsHelp: valueOf('help') === true,
    };
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('. To')[0]}. --help lists all options.`);
  }
}

/** The help page of a script. */
export function helpText(usage: string, options: Options): string {
  const rows = Object.entries({ ...options, help: { help: 'this page' } as Option }).map(
    ([name, option]) =>
      [`--${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  return [usage, '', ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`)].join('\n');
}

/** A TCP port, or a {@link Refusal} that names the option. */
export function portOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal(`--port takes a number from 0 to 65535, not "${text}".`);
}
