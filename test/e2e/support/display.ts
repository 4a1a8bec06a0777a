import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PROGRAM = 'Xvfb';

/** A screen that windows can be shown on. */
export interface Display {
  /** What a program needs in its environment to be shown there. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Whether this computer can show a window: Windows and macOS have a screen, Linux may have the program for one in memory. */
export function canShowWindows(): boolean {
  return process.platform !== 'linux' || spawnSync(PROGRAM, ['-help']).error === undefined;
}

/** A screen of the test's own on Linux, where nobody sits before it or moves its windows; elsewhere the only one there is. */
export async function startDisplay(): Promise<Display> {
  if (process.platform !== 'linux') return { env: {}, stop: async () => {} };
  // It picks a free number, and says it when it is ready.
  const args = ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const failed = ended.then(() => Promise.reject(new Error(`${PROGRAM} ended at once`)));
  const [number] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    failed,
  ])) as [string];
  failed.catch(() => undefined);
  return {
    env: { DISPLAY: `:${number}` },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
