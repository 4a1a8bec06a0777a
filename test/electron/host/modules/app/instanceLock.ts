import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly data: unknown;
}

/** The part of `app` that lets the program run once per profile. */
export interface InstanceLock {
  requestSingleInstanceLock(additionalData?: unknown): boolean;
  hasSingleInstanceLock(): boolean;
  releaseSingleInstanceLock(): void;
}

/**
 * Makes it: a file in the profile names the process that holds the lock, and a folder beside it takes what later
 * starts have to say. A lock of a process that is gone counts for nothing.
 */
export function createInstanceLock(
  profile: () => string,
  secondStart: (start: SecondStart) => void,
): InstanceLock {
  let held: string | undefined;
  return {
    requestSingleInstanceLock: (additionalData) => {
      if (held !== undefined) return true;
      const inbox = join(profile(), 'SingletonInbox');
      fs.mkdirSync(inbox, { recursive: true });
      const lock = join(profile(), 'SingletonLock.host');
      if (!take(lock)) {
        leaveMessage(inbox, additionalData);
        return false;
      }
      held = lock;
      fs.watch(inbox, () => readMessages(inbox, secondStart)).unref();
      return true;
    },
    hasSingleInstanceLock: () => held !== undefined,
    releaseSingleInstanceLock: () => {
      if (held !== undefined) fs.rmSync(held, { force: true });
      held = undefined;
    },
  };
}

/** The file appears with its content in it, so that nobody reads a half-written one. */
function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    if (!link(mine, lock)) {
      if (isAlive(Number(fs.readFileSync(lock, 'utf8')))) return false;
      fs.rmSync(lock, { force: true });
      return link(mine, lock);
    }
    return true;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function leaveMessage(inbox: string, data: unknown = null): void {
  const file = join(inbox, randomUUID());
  const start: SecondStart = { argv: process.argv, cwd: process.cwd(), data };
  fs.writeFileSync(`${file}.part`, JSON.stringify(start));
  fs.renameSync(`${file}.part`, `${file}.json`);
}

function readMessages(inbox: string, tell: (start: SecondStart) => void): void {
  for (const name of fs.existsSync(inbox) ? fs.readdirSync(inbox) : []) {
    const file = join(inbox, name);
    // Several changes of the folder are reported for one message: whoever comes first takes it.
    const isNew = name.endsWith('.json') && fs.existsSync(file);
    if (!isNew) continue;
    const start = JSON.parse(fs.readFileSync(file, 'utf8')) as SecondStart;
    fs.rmSync(file);
    tell(start);
  }
}
