import { parseArgs } from 'node:util';
import { reasonOf } from '../startFailure.ts';
import { DEFAULT_DATA_DIR, environmentNameOf, FLAGS, type Flag } from './flags.ts';
import { serviceOptionsSchema, type ServiceSettings } from './options.ts';

/** What the command line asks for. `refused` lists what is wrong, one thing per line, by flag. */
export type Command =
  | { readonly kind: 'run'; readonly settings: ServiceSettings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Reads flags, and the environment for flags that are not given. Never throws. */
export function parseCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  let given: Given;
  try {
    given = parseArgs({ args: [...args], options: parseArgsOptions(), strict: true }).values;
  } catch (error) {
    return { kind: 'refused', reasons: [firstSentence(error)] };
  }
  if (given['help'] === true) return { kind: 'help' };
  if (given['version'] === true) return { kind: 'version' };
  const parsed = serviceOptionsSchema.safeParse(collect(given, environment), { error: inWords });
  if (parsed.success) return { kind: 'run', settings: parsed.data };
  const reasons = parsed.error.issues.map(({ path, message }) => `${flagOf(path)}: ${message}`);
  return { kind: 'refused', reasons };
}

/** The help text: every option with its default. */
export function helpText(): string {
  const entries = FLAGS.map((flag) =>
    [
      `  --${flag.name} ${flag.value}`,
      `      ${flag.help}`,
      `      Default: ${flag.otherwise}. Environment: ${environmentNameOf(flag)}`,
    ].join('\n'),
  );
  return [
    'Umeet meeting service',
    '',
    'Usage: npm run serve -- [options]',
    '',
    ...entries,
    '  --help\n      Print this text.',
    '  --version\n      Print the version.',
    '',
  ].join('\n');
}

function parseArgsOptions() {
  const texts = FLAGS.map((flag) => {
    return [flag.name, { type: 'string' as const, multiple: flag.kind === 'list' }] as const;
  });
  const switches = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
  return { ...Object.fromEntries(texts), ...switches };
}

function collect(given: Given, environment: Readonly<Record<string, string | undefined>>) {
  const options: Record<string, unknown> = { dataDir: DEFAULT_DATA_DIR, monitor: true };
  for (const flag of FLAGS) {
    const value = valueOf(flag, given[flag.name], environment[environmentNameOf(flag)]);
    if (value === undefined) continue;
    const [outer, inner] = flag.option;
    const nested = options[outer] as Record<string, unknown> | undefined;
    options[outer] = inner === undefined ? value : { ...nested, [inner]: value };
  }
  return options;
}

function valueOf(flag: Flag, given: Given[string], variable: string | undefined): unknown {
  // An empty variable is how shells and service managers say "not set".
  const inEnvironment = variable === '' ? undefined : variable;
  if (flag.kind === 'list') {
    return (
      given ??
      inEnvironment
        ?.split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    );
  }
  const text = given ?? inEnvironment;
  if (flag.kind === 'switch' && (text === 'on' || text === 'off')) return text === 'on';
  if (flag.kind !== 'number' || text === undefined) return text;
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;
}

/** What is wrong, in the words of the command line, where the schema would speak of types. */
function inWords({
  code,
  input,
  expected,
}: {
  code?: string;
  input?: unknown;
  expected?: unknown;
}) {
  // Nothing is asked for by itself, only along with something else.
  if (input === undefined) return 'is needed as well';
  if (code !== 'invalid_type') return undefined;
  return expected === 'boolean' ? 'must be on or off' : 'must be a whole number';
}

function flagOf(path: readonly PropertyKey[]): string {
  const matches = FLAGS.filter(({ option }) => option[0] === path[0]);
  const flag = matches.find(({ option }) => option[1] === path[1]) ?? matches[0];
  return flag ? `--${flag.name}` : path.join('.');
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : reasonOf(error);
  return message.split('. ')[0] ?? message;
}
