#!/usr/bin/env node
// The executable. Importing it runs it; everything that can be tested without a process is elsewhere.
import { resolve } from 'node:path';
import { DESK_KEY_FILE } from './access/deskKey.ts';
import { helpText, parseCommandLine } from './config/commandLine.ts';
import type { ServiceSettings } from './config/options.ts';
import { createService, StartFailure } from './index.ts';
import { SERVICE_VERSION } from './version.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2), process.env);
  switch (command.kind) {
    case 'help':
      return void process.stdout.write(helpText());
    case 'version':
      return void process.stdout.write(`${SERVICE_VERSION}\n`);
    case 'refused':
      process.stderr.write(`${command.reasons.join('\n')}\nSee --help.\n`);
      process.exitCode = EXIT_USAGE;
      return;
    case 'run':
      return run(command.settings);
  }
}

async function run(settings: ServiceSettings): Promise<void> {
  const service = createService(settings);
  const stop = () => {
    void service.close().then(() => process.exit(0));
  };
  // Before starting: a signal that comes meanwhile ends the start in order, too.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const { origin, publicOrigin, fingerprint } = await service.listen();
    const lines = [`Umeet is ready at ${origin}`];
    if (publicOrigin !== undefined) lines.push(`Others reach it at ${publicOrigin}`);
    if (fingerprint !== undefined) lines.push(`Certificate fingerprint ${fingerprint}`);
    lines.push(`Key of the service desk in ${resolve(settings.dataDir, DESK_KEY_FILE)}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`Umeet could not start: ${error.message}.\n`);
    process.exitCode = EXIT_FAILED;
  }
}

await main();
