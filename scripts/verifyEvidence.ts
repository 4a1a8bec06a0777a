import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportNumberText } from '../domain/faults/report.ts';
import { isoTime } from '../domain/isoTime.ts';
import { evidenceTimeline, type NamedBundle } from './lib/evidenceTimeline.ts';
import { Refusal, runScript, say } from './lib/say.ts';
import { verifyBundle } from './lib/verifyEvidence.ts';

const HOW = 'Say which file:  npm run verify-evidence -- FILE [FILE…] [--key=KEY]';

// Checks bundles of evidence without any network. Ends with 0 when all hold up, with 1 when one does not. Of several that
// do, which belong to one report, their logs are told in one order.
await runScript(async () => {
  const { files, key } = readArguments();
  const bundles = await Promise.all(files.map(read));
  const reports = bundles.map((bundle) => check(bundle, bundles.length > 1, key));
  if (reports.includes(undefined)) return 1;
  if (new Set(reports).size > 1) throw new Refusal('These are of more than one report');
  if (bundles.length > 1) evidenceTimeline(bundles).forEach((line) => say(line));
  return 0;
});

async function read(file: string): Promise<NamedBundle> {
  // npm runs scripts in the project's folder; a person means the one they are in.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const bytes = await readFile(resolve(from, file)).catch(() => {
    throw new Refusal(`There is no file ${file} that can be read`);
  });
  return { name: basename(file), bytes };
}

/** Says what it finds; the number of the report when all is whole. */
function check({ name, bytes }: NamedBundle, isNamed: boolean, key: string | undefined) {
  const { problems, receipt, wholeFiles } = verifyBundle(bytes, key);
  if (isNamed) say(name);
  for (const problem of problems) say(`NOT WHOLE: ${problem}`);
  for (const whole of wholeFiles) say(`whole: ${whole}`);
  if (!receipt) return undefined;
  const { reportNumber, receivedAtMs, publicKey } = receipt;
  say(`report ${reportNumberText(reportNumber)}, received ${isoTime(receivedAtMs)}`);
  say(
    `signed by ${publicKey}${key === undefined ? ' (compare it with the service, or give it by --key=…)' : ''}`,
  );
  return problems.length === 0 ? reportNumber : undefined;
}

function readArguments(): { files: readonly string[]; key: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { key: { type: 'string' } },
    });
    if (positionals.length === 0) throw new Refusal(HOW);
    return { files: positionals, key: values.key };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(HOW);
  }
}
