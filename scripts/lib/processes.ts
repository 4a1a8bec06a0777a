import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, ROOT } from './paths.ts';

/** How a program ended, and everything it wrote. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * The JavaScript file behind a package's command, to be run by this very Node. Commands in `node_modules/.bin`
 * are shell scripts on Windows and would need a shell.
 */
export function toolScript(packageName: string, command: string): string {
  const manifestPath = inRoot('node_modules', packageName, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[command];
  if (!script) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifestPath), script);
}

/** Starts a script with this Node, in the project's folder. */
export function spawnNode(args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [...args], { cwd: ROOT, ...options });
}

/** Resolves with the exit code; 1 for a program that could not start or was ended by a signal. */
export function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a script to its end and keeps what it writes. */
export async function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const child = spawnNode(args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output: Buffer.concat(chunks).toString() };
}

/** Runs a script to its end with the terminal as its own. */
export function runNodeVisibly(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawnNode(args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return exitCode(child);
}

const PARENT_CHECK_MS = 300;

/**
 * Aborts when this process is asked to end. A script asks for it first of all: what it starts later looks at
 * the signal, so nothing is left running when the wish comes in the middle of a build.
 */
export function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  onParentGone(stop);
  return stopped.signal;
}

/** Calls back once the signal is aborted, at once when it is already. */
export function onAbort(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) run();
  else signal.addEventListener('abort', run, { once: true });
}

/**
 * npm passes a signal to the shell it runs a script in, and that shell ends without passing it on. So the end of the
 * shell counts as the signal. A script that was started without npm may well outlive its shell.
 */
function onParentGone(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** Asks a program to end, and ends it hard when it has not after `graceMs`. */
export async function endProcess(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = exitCode(child);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
