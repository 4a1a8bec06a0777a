import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './paths.ts';
import { endProcess, exitCode, onAbort } from './processes.ts';

const CLOSE_GRACE_MS = 8_000;

/** How the desktop program is started. */
export interface DesktopStart {
  /** Electron's program. */
  readonly electron: string;
  readonly data: string | undefined;
  readonly log: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stopped: AbortSignal;
}

/** Runs the desktop program until it ends, and resolves with its exit code. What Chromium mutters goes to the log. */
export async function runDesktop({
  electron,
  data,
  log,
  env,
  stopped,
}: DesktopStart): Promise<number> {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const args = [ROOT];
  if (data !== undefined) args.push(`--user-data-dir=${data}`);
  // Electron's sandbox does not start for root either.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const child = spawn(electron, args, {
    stdio: ['ignore', output, output],
    // A developer's shell may have told Electron to be plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env },
  });
  onAbort(stopped, () => void endProcess(child, CLOSE_GRACE_MS));
  return exitCode(child);
}
