import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../../scripts/lib/browsers.ts';
import { QUIET } from './browser.ts';
import type { Display } from './display.ts';
import { Person } from './person.ts';

const LISTENING = /^DevTools listening on (ws:\S+)$/;

/** A browser in a process of our own, with a profile on disk that outlives it. */
export interface Resident {
  /** Whoever sits at it. */
  readonly person: Person;
  /** Ends the whole browser at once, as SIGKILL or a power cut would. Returns when, by the wall clock. */
  kill(): Promise<number>;
}

/** Who sits there. */
export interface ResidentOptions {
  readonly name: string;
  readonly origin: string;
  /** Where its windows are really shown, and can be hidden; without it there are none. */
  readonly display?: Display;
}

/** Gives a person a browser with a profile, again and again with the same one; all is removed at the end. */
export async function withProfile(
  options: ResidentOptions,
  use: (start: () => Promise<Resident>) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'umeet-profile-'));
  const children: ChildProcess[] = [];
  const start = async (): Promise<Resident> => {
    const { child, browser } = await launch(profile, options.display);
    children.push(child);
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no profile');
    return {
      person: await Person.at(context, options),
      kill: async () => {
        const atMs = Date.now();
        await end(child);
        return atMs;
      },
    };
  };
  try {
    await use(start);
  } finally {
    await Promise.all(children.map(end));
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function launch(
  profile: string,
  display: Display | undefined,
): Promise<{ child: ChildProcess; browser: Browser }> {
  const program = findBrowser();
  if (!program) throw new Error('no Chromium, Chrome or Edge found');
  const child = spawn(
    program.path,
    [
      ...(display ? [] : ['--headless']),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--lang=en-US',
      '--accept-lang=en-US',
      '--mute-audio',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream=fps=30',
      ...QUIET,
      'about:blank',
    ],
    // A process group of its own: the browser's children are ended with it.
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LANGUAGE: 'en', ...display?.env },
    },
  );
  // By default Playwright has every page believe that it is in front.
  const options = { noDefaults: display !== undefined };
  const browser = await chromium.connectOverCDP(await listeningAddress(child), options);
  return { child, browser };
}

async function listeningAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('the browser has no output');
  const lines = createInterface({ input: child.stderr });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const address = LISTENING.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${String(code)}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
  await exited;
}
