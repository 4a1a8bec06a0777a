import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot } from './paths.ts';
import { endProcess, exitCode, spawnNode } from './processes.ts';
import { Refusal } from './say.ts';

const READY = /^Umeet is ready at (\S+)$/;
const CLOSE_GRACE_MS = 5_000;

/** The built meeting service, as an executable with its web client. */
export const STANDALONE = inRoot('dist/service/standalone.js');

/** The built web client. */
export const WEB_ROOT = inRoot('dist/renderer');

/** A meeting service in a process of its own. */
export interface RunningService {
  /** Where it says it is. */
  readonly origin: string;
  /** Resolves when it ended, whoever ended it. */
  readonly ended: Promise<number>;
  /** Ends it cleanly. Idempotent. */
  close(): Promise<void>;
}

/** Where a service listens and keeps its data, and where its log goes. */
export interface ServiceStart {
  readonly host: string | undefined;
  readonly port: number;
  readonly data: string;
  readonly log: string;
}

/** Starts the service and waits until it accepts connections; one that cannot start is a {@link Refusal} in its own words. */
export async function startService(start: ServiceStart): Promise<RunningService> {
  makeFolder(dirname(start.log));
  const log = createWriteStream(start.log);
  const args = ['--port', String(start.port), '--data', start.data, '--web', WEB_ROOT];
  if (start.host !== undefined) args.push('--host', start.host);
  const child = spawnNode([STANDALONE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  let isUp = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    log.write(chunk);
    if (!isUp) complaints.push(chunk.toString());
  });
  const ended = exitCode(child);
  const origin = await Promise.race([readyOrigin(child), ended]);
  if (typeof origin === 'number') throw new Refusal(lastWords(complaints, start.log));
  isUp = true;
  return { origin, ended, close: () => endProcess(child, CLOSE_GRACE_MS) };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Refusal(`The data folder cannot be used: ${(error as Error).message}`);
  }
}

async function readyOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const origin = READY.exec(line)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
}

/** The last plain line it wrote, or where to look when it wrote none. */
function lastWords(complaints: readonly string[], log: string): string {
  const lines = complaints.join('').split('\n');
  const plain = lines.filter((line) => line.trim() !== '' && !line.startsWith('{'));
  return plain.at(-1) ?? `The meeting service did not start; its log is in ${log}`;
}

/** True when nothing listens on the port at that address. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** A port that nothing listens on. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
