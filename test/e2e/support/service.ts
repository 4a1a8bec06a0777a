import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const DIST = join(import.meta.dirname, '../../../dist');
const STANDALONE = join(DIST, 'service/standalone.js');
const WEB_CLIENT = join(DIST, 'renderer');
const READY = /^Umeet is ready at (\S+)$/;

/** The real meeting service in a process of its own, on a free port of this computer, with its own data folder. */
export interface ServiceProcess {
  readonly origin: string;
  /** Its data folder. */
  readonly data: string;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data after {@link kill}. */
  restart(): Promise<void>;
  /** Ends it cleanly and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the built service; extra flags as `npm run serve` takes them. `enter` is put before its command line, to
 * start it in another place.
 */
export async function startService(
  flags: readonly string[] = [],
  enter: readonly string[] = [],
): Promise<ServiceProcess> {
  const data = await mkdtemp(join(tmpdir(), 'umeet-e2e-'));
  let running = await launch({ port: '0', data, flags, enter });
  const { origin } = running;
  const port = new URL(origin).port;
  return {
    origin,
    data,
    kill: () => end(running.child, 'SIGKILL'),
    restart: async () => {
      running = await launch({ port, data, flags, enter });
    },
    stop: async () => {
      await end(running.child, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

interface Start {
  readonly port: string;
  readonly data: string;
  readonly flags: readonly string[];
  readonly enter: readonly string[];
}

async function launch(start: Start): Promise<{ child: ChildProcess; origin: string }> {
  const { port, data, flags, enter } = start;
  const own = [STANDALONE, '--port', port, '--data', data, '--web', WEB_CLIENT, ...flags];
  const [command = process.execPath, ...args] = [...enter, process.execPath, ...own];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the service ended with ${String(code)} before it was ready:\n${log}`);
  });
  const origin = await Promise.race([readyOrigin(child), ended]);
  ended.catch(() => undefined);
  return { child, origin };
}

async function readyOrigin(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the service has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = READY.exec(line)?.[1];
    if (origin) return origin;
  }
  return new Promise(() => undefined);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
