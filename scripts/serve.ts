import { buildStale, SERVICE_BUILDS } from './lib/builds.ts';
import { endProcess, exitCode, onAbort, spawnNode, stopSignal } from './lib/processes.ts';
import { runScript } from './lib/say.ts';
import { STANDALONE, WEB_ROOT } from './lib/service.ts';

const CLOSE_GRACE_MS = 10_000;

// All arguments are the service's own; `--help` lists them. The last of two equal ones counts.
await runScript(async () => {
  const stopped = stopSignal();
  await buildStale(SERVICE_BUILDS);
  if (stopped.aborted) return 0;
  const child = spawnNode([STANDALONE, '--web', WEB_ROOT, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
  onAbort(stopped, () => void endProcess(child, CLOSE_GRACE_MS));
  return exitCode(child);
});
