import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const READY = /^Umeet is ready at (\S+)$/;

/** A service in a process of its own that is killed without warning and started again where it was. */
export interface KillableService {
  readonly origin: string;
  readonly dataDir: string;
  /** As a power cut of the process: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Starts `entry` (the source or the built program) on a free port of loopback. Whoever starts it kills it at the end. */
export async function startKillable(entry: string, dataDir: string): Promise<KillableService> {
  let { child, origin } = await launch(entry, dataDir, '0');
  const { port } = new URL(origin);
  return {
    origin,
    dataDir,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async restart() {
      ({ child, origin } = await launch(entry, dataDir, port));
    },
  };
}

async function launch(
  entry: string,
  dataDir: string,
  port: string,
): Promise<{ child: ChildProcess; origin: string }> {
  const args = [entry, '--port', port, '--data', dataDir, '--log-level', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = READY.exec(line)?.[1];
    if (origin !== undefined) return { child, origin };
  }
  throw new Error('the service ended before it was ready');
}
