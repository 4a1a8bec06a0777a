import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One measurement: prints nothing itself, answers the figures, units in their names. */
export interface Bench {
  readonly run: (args: readonly string[]) => Promise<Record<string, unknown>>;
}

const here = import.meta.dirname;
const [name = '', ...args] = process.argv.slice(2);
const entries = await readdir(here, { withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile() && entry.name.endsWith('.bench.ts'))
  .map((entry) => entry.name.slice(0, -'.bench.ts'.length))
  .toSorted();

if (names.includes(name)) {
  const bench = (await import(pathToFileURL(join(here, `${name}.bench.ts`)).href)) as Bench;
  const figures = await bench.run(args);
  console.log(JSON.stringify({ bench: name, ...figures }));
} else {
  console.error(`Usage: npm run bench -- <name>   Measurements: ${names.join(', ')}`);
  process.exitCode = 2;
}
